-- The proof of the ledger: its events are the leaves of a tree of hashes (RFC 9162), whose root is signed from time to time.
create table proof_tree (
  one  boolean primary key check (one),
  size bigint  not null
);
comment on column proof_tree.size is 'so many events, from position 0 on, are in the tree; whoever adds some holds this row';
insert into proof_tree values (true, 0);

create table proof_hashes (
  level  integer not null,
  first  bigint  not null,
  hashes bytea   not null,
  constraint proof_hashes_pk primary key (level, first)
);
comment on table proof_hashes is 'Never updated, never deleted. A tree stands on every eighth level of it: the rest is calculated.';
comment on column proof_hashes.level is '0 are events, 8 complete parts of 256 events, 16 those of 65,536, and so on';
comment on column proof_hashes.first is 'index of the first of the hashes; a row never crosses a multiple of 256';
comment on column proof_hashes.hashes is '32 bytes each, one after the other';
-- hashes cannot be compressed
alter table proof_hashes alter column hashes set storage external;

create table proof_checkpoint (
  size         bigint      primary key,
  at           timestamptz not null,
  note         text        not null,
  published_at timestamptz
);
comment on table proof_checkpoint is 'What was signed: the root of the first so many events.';
comment on column proof_checkpoint.note is 'as it is handed out: C2SP tlog-checkpoint in a signed-note';
create index proof_checkpoint_unpublished_ix on proof_checkpoint (size) where published_at is null;

create table proof_key (
  key     text        not null,
  since   timestamptz not null,
  retired timestamptz,
  constraint proof_key_pk primary key (key, since)
);
comment on table proof_key is 'Public keys that checkpoints were signed with. The private ones are in no database.';
