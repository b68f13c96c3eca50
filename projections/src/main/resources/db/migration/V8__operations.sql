-- Who has done what to the running system. Written in the transaction of the action wherever the action has one.
create table operator_action (
  id         bigint      generated always as identity primary key,
  at         timestamptz not null,
  actor      text        not null,
  tenant     text        not null,
  request_id text        not null,
  action     text        not null,
  projection text        not null,
  subject    text,
  reason     text
);
comment on table operator_action is 'Never updated, never deleted.';
comment on column operator_action.subject is 'on what of the projection: a segment, a dead letter';
