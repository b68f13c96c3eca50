-- The ledger: every event, once, for ever. A position is one more than the last committed one, so positions have no gaps,
-- commits come in their order, and whoever has read up to a position has missed nothing before it.
create table ledger_event (
  position       bigint      not null,
  recorded_at    timestamptz not null,
  aggregate_type text        not null,
  aggregate_id   text        not null,
  version        bigint      not null,
  name           text        not null,
  revision       integer     not null,
  payload        jsonb       not null,
  metadata       jsonb       not null,
  event_id       text        not null,
  constraint ledger_event_position_pk primary key (position),
  constraint ledger_event_version_uk unique (aggregate_id, version)
);
comment on table ledger_event is 'Every event, once, for ever. Never updated, never deleted.';
comment on column ledger_event.recorded_at is 'when the store took it; never earlier than that of the position before';
comment on column ledger_event.version is 'place among the events of its aggregate, from 0';

-- States that spare reading an aggregate from its first event on. Old ones are kept, for questions about old states.
create table ledger_snapshot (
  aggregate_id   text        not null,
  version        bigint      not null,
  aggregate_type text        not null,
  recorded_at    timestamptz not null,
  shape          text        not null,
  state          jsonb       not null,
  metadata       jsonb       not null,
  constraint ledger_snapshot_pk primary key (aggregate_id, shape, version)
);
comment on table ledger_snapshot is 'Can be emptied at any time: everything in it is computed from the events.';
comment on column ledger_snapshot.shape is 'what its record looked like: one that looks different now is passed by';

-- From here on the ledger goes into another partition; what is there stays as it is. Versions need no key over all
-- partitions: an append compares them in the snapshot from which it takes its position, and positions collide.
create function ledger_cut() returns text language plpgsql as $$
declare
  bound bigint;
  first bigint;
begin
  lock table ledger_event in access exclusive mode;
  select coalesce(max(position), -1) + 1 into bound from ledger_event;
  select max(substring(inhrelid::regclass::text from 'ledger_event_(\d+)$')::bigint) into first
  from pg_inherits where inhparent = 'ledger_event'::regclass;
  if bound = coalesce(first, 0) then
    raise 'Nothing was appended since the last cut';
  elsif first is null then
    alter table ledger_event rename to ledger_event_0;
    alter table ledger_event_0 rename constraint ledger_event_position_pk to ledger_event_0_position_pk;
    alter table ledger_event_0 rename constraint ledger_event_version_uk to ledger_event_0_version_uk;
    create table ledger_event (like ledger_event_0 including comments) partition by range (position);
    alter table ledger_event add constraint ledger_event_position_pk primary key (position);
    comment on table ledger_event is 'Every event, once, for ever. Never updated, never deleted.';
    first := 0;
  else
    execute format('alter table ledger_event detach partition ledger_event_%s', first);
  end if;
  execute format('alter table ledger_event attach partition ledger_event_%s for values from (%s) to (%s)',
    first, first, bound);
  execute format('create table ledger_event_%s partition of ledger_event '
    '(constraint ledger_event_%s_version_uk unique (aggregate_id, version)) for values from (%s) to (maxvalue)',
    bound, bound, bound);
  return format('ledger_event_%s', bound);
end $$;
comment on function ledger_cut() is 'see docs/operations/event-store.md';

-- What the first store kept moves over: same order, but without the gaps.
create temporary table moved on commit drop as
select global_index, row_number() over (order by global_index) - 1 as position from domain_event;

insert into ledger_event (position, recorded_at, aggregate_type, aggregate_id, version, name, revision, payload,
                          metadata, event_id)
select moved.position, max(event_timestamp::timestamptz) over (order by moved.position), coalesce(aggregate_type, ''),
       aggregate_identifier, sequence_number, payload_type, payload_revision::integer, payload, meta_data,
       event_identifier
from domain_event join moved using (global_index);

update event_history set position = -1 - ledger_event.position
from ledger_event where ledger_event.event_id = event_history.event_id;
update event_history set position = -1 - position;

-- A processor goes on after the last event that it has seen all events before; seeing one again changes nothing.
update token_entry
set token_type = 'org.axonframework.eventhandling.GlobalSequenceTrackingToken',
    token = convert_to(json_build_object('globalIndex', (
      select count(*) - 1 from moved
      where global_index <= (convert_from(token, 'UTF8')::jsonb ->> 'index')::bigint
        and global_index < coalesce((select min(gap::bigint)
          from jsonb_array_elements_text(convert_from(token, 'UTF8')::jsonb -> 'gaps') gap
          where exists (select from moved where global_index = gap::bigint)), 9223372036854775807)))::text, 'UTF8')
where token_type = 'org.axonframework.eventhandling.GapAwareTrackingToken';
update dead_letter set token = null, token_type = null;

drop table domain_event, snapshot_event, saga_entry, association_value_entry;
