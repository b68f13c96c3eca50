-- What a crashed attempt at a keyed request has done is found again by the ids of its commands.
alter table idempotent_request add column first_attempt uuid;
update idempotent_request set first_attempt = claim;
alter table idempotent_request alter column first_attempt set not null;
comment on column idempotent_request.first_attempt is 'the first attempt; the id of its first command, which its events name as their cause';
create index event_history_causation_ix on event_history (causation_id);
