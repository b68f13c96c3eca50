-- Who came in, who was refused what, and who was told something about persons. Kept for a time of its own: no event.
create table access_log (
  id         bigint      generated always as identity primary key,
  at         timestamptz not null,
  kind       text        not null,
  tenant     text,
  actor      text,
  role       text,
  method     text        not null,
  path       text        not null,
  status     integer     not null,
  code       text,
  request_id text        not null
);
comment on column access_log.path is 'without what was asked for behind the question mark, which may name persons';
comment on column access_log.code is 'of the refusal, or the query that was answered';
create index access_log_tenant_ix on access_log (tenant, id);
create index access_log_actor_ix on access_log (tenant, actor, id);
create index access_log_at_ix on access_log (at);
