-- The keys of persons. They may live in a database of their own: then no backup of the ledger brings one back.
create table person_key (
  id           text        primary key,
  tenant       text        not null,
  person       text        not null,
  master       text        not null,
  wrapped      bytea,
  made_at      timestamptz not null,
  destroyed_at timestamptz,
  constraint person_key_is_there_or_destroyed check ((wrapped is null) = (destroyed_at is not null))
);
comment on column person_key.master is 'which master key it is wrapped with';
comment on column person_key.wrapped is 'null once it is destroyed, for ever';
create index person_key_destroyed_ix on person_key (id) where wrapped is null;
create index person_key_master_ix on person_key (master) where wrapped is not null;

create table person_key_destructions (count bigint not null);
insert into person_key_destructions values (0);
comment on table person_key_destructions is 'one row: by it each process sees that there was another';
