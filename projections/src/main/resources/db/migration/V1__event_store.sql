-- The ledger and what its processors remember. Payload and metadata are JSON so that a human can read them with psql.
create table domain_event (
  global_index         bigint generated always as identity (cache 1) primary key,
  event_identifier     text        not null unique,
  aggregate_identifier text        not null,
  sequence_number      bigint      not null,
  aggregate_type       text,
  event_timestamp      text        not null,
  payload_type         text        not null,
  payload_revision     text,
  payload              jsonb       not null,
  meta_data            jsonb       not null,
  constraint domain_event_version_uk unique (aggregate_identifier, sequence_number)
);
comment on table domain_event is 'Every event, once, for ever. Never updated, never deleted.';

create table snapshot_event (
  event_identifier     text   not null unique,
  aggregate_identifier text   not null,
  sequence_number      bigint not null,
  aggregate_type       text   not null,
  event_timestamp      text   not null,
  payload_type         text   not null,
  payload_revision     text,
  payload              jsonb  not null,
  meta_data            jsonb  not null,
  primary key (aggregate_identifier, sequence_number)
);

create table token_entry (
  processor_name  text    not null,
  segment         integer not null,
  token           bytea,
  token_type      text,
  token_timestamp text,
  owner           text,
  primary key (processor_name, segment)
) with (fillfactor = 50);

create table saga_entry (
  saga_id         text primary key,
  revision        text,
  saga_type       text,
  serialized_saga bytea
);

create table association_value_entry (
  id                bigint generated always as identity primary key,
  association_key   text,
  association_value text,
  saga_id           text,
  saga_type         text
);
create index association_value_entry_lookup_ix on association_value_entry (saga_type, association_key, association_value);
create index association_value_entry_saga_ix on association_value_entry (saga_id, saga_type);

create table dead_letter (
  dead_letter_identifier text primary key,
  processing_group       text   not null,
  sequence_identifier    text   not null,
  sequence_index         bigint not null,
  message_type           text   not null,
  event_identifier       text   not null,
  event_timestamp        text   not null,
  payload_type           text   not null,
  payload_revision       text,
  payload                bytea  not null,
  meta_data              bytea,
  aggregate_type         text,
  aggregate_identifier   text,
  sequence_number        bigint,
  token_type             text,
  token                  bytea,
  enqueued_at            text   not null,
  last_touched           text,
  processing_started     text,
  cause_type             text,
  cause_message          text,
  diagnostics            bytea,
  constraint dead_letter_sequence_uk unique (processing_group, sequence_identifier, sequence_index)
);
create index dead_letter_group_ix on dead_letter (processing_group);

-- db-scheduler: deadlines that survive a restart
create table scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_ix on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat_ix on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority_ix on scheduled_tasks (priority desc, execution_time asc);

-- who holds a name that only one aggregate may hold at a time
create table reservation (
  tenant text not null,
  name   text not null,
  holder text not null,
  primary key (tenant, name)
);

-- what processes remember of each aggregate
create table process_state (
  process      text   not null,
  aggregate_id text   not null,
  version      bigint not null,
  state        jsonb  not null,
  primary key (process, aggregate_id)
);
