-- Which gate was closed, and who acts in a tenant that is not their own.
alter table access_log add column gate text;
alter table access_log add column other_tenant text;
comment on column access_log.gate is 'where the actor was stopped: a permission, tier, scope, tenant, link or rule by its name';
comment on column access_log.other_tenant is 'where whoever came in came from, or where whoever left went to';
create index access_log_gate_ix on access_log (tenant, gate, id) where gate is not null;
