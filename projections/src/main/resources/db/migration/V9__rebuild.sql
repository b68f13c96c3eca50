-- A read model that is being built beside the live one. Its tables stand in a schema of their own, under the names of the
-- live ones, so that the same statements fill either.
create table projection_rebuild (
  projection        text             primary key,
  run               text             not null,
  phase             text             not null,
  halted            text,
  problem           text,
  up_to             bigint           not null,
  reached           text             not null,
  done              bigint           not null,
  total             bigint           not null,
  events_per_second double precision not null,
  started_at        timestamptz      not null,
  changed_at        timestamptz      not null
);
comment on column projection_rebuild.run is 'rebuilds of one run read the ledger together';
comment on column projection_rebuild.up_to is 'whole lives are loaded up to this position; what came later is caught up';
comment on column projection_rebuild.reached is 'the rows of all aggregates up to this one are committed: a rebuild goes on behind it';
comment on column projection_rebuild.halted is 'stopped by an operator, or failed with a problem; it goes on from where it is when it is asked for again';

create table projection_rebuild_parked (
  projection   text   not null references projection_rebuild (projection) on delete cascade,
  aggregate_id text   not null,
  version      bigint not null,
  primary key (projection, aggregate_id)
);
comment on table projection_rebuild_parked is 'What was parked when the rebuild began is left out as long as it is parked.';

create function rebuild_room(model text) returns text language sql immutable as $$
  select 'rebuild_' || replace(model, '-', '_')
$$;

-- Bare tables: their rows come faster, and their indexes are built better, one after the other.
create function rebuild_begin(model text, names text[]) returns void language plpgsql as $$
declare
  room text := rebuild_room(model);
  name text;
begin
  execute format('drop schema if exists %I cascade', room);
  execute format('create schema %I', room);
  foreach name in array names loop
    execute format('create table %I.%I (like public.%I including all excluding indexes)', room, name, name);
  end loop;
end $$;

-- Keys, references and indexes as the live tables have them.
create function rebuild_complete(model text, names text[]) returns void language plpgsql as $$
declare
  room text := rebuild_room(model);
  name text;
  statements text[];
  statement text;
begin
  set local search_path = public;
  select array_agg(definition order by step, place) into statements
  from (
    select case when contype = 'f' then 3 else 1 end as step, array_position(names, relname::text) as place,
           format('alter table %I add constraint %I %s', relname, conname, pg_get_constraintdef(pg_constraint.oid))
             as definition
    from pg_constraint join pg_class on pg_class.oid = conrelid
    where relnamespace = 'public'::regnamespace and relname = any (names) and contype in ('p', 'u', 'x', 'f')
    union all
    select 2, array_position(names, relname::text), pg_get_indexdef(indexrelid, 0, true)
    from pg_index join pg_class on pg_class.oid = indrelid
    where relnamespace = 'public'::regnamespace and relname = any (names)
      and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
  ) parts;
  perform set_config('search_path', room || ', public', true);
  foreach statement in array statements loop
    execute statement;
  end loop;
  foreach name in array names loop
    execute format('analyze %I', name);
  end loop;
  perform rebuild_number(model, names);
end $$;

-- From here to the end of the transaction the names of the live tables mean those of the room.
create function rebuild_enter(model text) returns void language plpgsql as $$
begin
  perform set_config('search_path', rebuild_room(model) || ', public', true);
end $$;

-- Whatever is written from now on is numbered after what is there, in the new tables and in the live ones.
create function rebuild_number(model text, names text[]) returns void language plpgsql as $$
declare
  room text := rebuild_room(model);
  identity record;
  highest bigint;
begin
  for identity in
    select relname as name, attname as col from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relname = any (names) and attidentity <> ''
  loop
    execute format('select greatest((select max(%1$I) from %2$I.%3$I), (select max(%1$I) from public.%3$I),
                                    (select last_value from %4$s))',
                   identity.col, room, identity.name,
                   pg_get_serial_sequence(format('public.%I', identity.name), identity.col))
    into highest;
    perform setval(pg_get_serial_sequence(format('%I.%I', room, identity.name), identity.col), highest);
  end loop;
end $$;

-- Nobody reads or writes the live tables from here to the end of the transaction.
create function rebuild_lock(names text[]) returns void language plpgsql as $$
declare
  name text;
begin
  foreach name in array names loop
    execute format('lock table public.%I in access exclusive mode', name);
  end loop;
end $$;

-- The new tables take the place of the live ones, with their indexes, keys and sequences; views look at the new ones.
create function rebuild_swap(model text, names text[]) returns void language plpgsql as $$
declare
  room text := rebuild_room(model);
  name text;
  views text[];
  definition text;
begin
  perform rebuild_number(model, names);
  perform set_config('search_path', 'public', true);
  select array_agg(distinct format('create or replace view %I as %s', v.relname, pg_get_viewdef(v.oid, true)))
  into views
  from pg_depend join pg_rewrite on pg_rewrite.oid = objid join pg_class v on v.oid = ev_class
       join pg_class t on t.oid = refobjid
  where v.relkind = 'v' and t.relnamespace = 'public'::regnamespace and t.relname = any (names);
  execute format('create schema %I', room || '_old');
  foreach name in array names loop
    execute format('alter table public.%I set schema %I', name, room || '_old');
  end loop;
  foreach name in array names loop
    execute format('alter table %I.%I set schema public', room, name);
  end loop;
  foreach definition in array coalesce(views, '{}') loop
    execute definition;
  end loop;
  execute (select 'drop table ' || string_agg(format('%I.%I', room || '_old', old), ', ') from unnest(names) old);
  execute format('drop schema %I', room || '_old');
  execute format('drop schema %I', room);
end $$;

create function rebuild_drop(model text) returns void language plpgsql as $$
begin
  execute format('drop schema if exists %I cascade', rebuild_room(model));
end $$;
