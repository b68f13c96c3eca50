-- Who did what, when, for whom and because of what: one row for each event of any aggregate.
create table event_history (
  position       bigint      primary key,
  written        bigint      generated always as identity (cache 1) unique,
  event_id       text        not null,
  tenant         text        not null,
  aggregate_type text        not null,
  aggregate_id   text        not null,
  version        bigint      not null,
  name           text        not null,
  revision       integer     not null,
  recorded_at    timestamptz not null,
  effective_at   timestamptz not null,
  actor          text        not null,
  role           text        not null,
  on_behalf_of   text,
  request_id     text        not null,
  correlation_id text        not null,
  causation_id   text        not null,
  owner          text,
  narrative      text        not null,
  unique (aggregate_id, version)
);
comment on column event_history.written is 'order in which rows came; transactions may publish their positions out of order';
comment on column event_history.owner is 'whose affair the aggregate is; that person may see the row';
create index event_history_stream_ix on event_history (tenant, written);

create view verification_events as
select position, event_id, tenant, aggregate_id as request, version, name, revision, recorded_at, effective_at,
       actor, role, on_behalf_of, request_id, correlation_id, causation_id, narrative
from event_history
where name like 'verification.%';
