-- Who may see which rows. The owner of the tables is one role, who the application runs as is another, and each row that
-- has a tenant is seen by statements that say this tenant, or that say that they are for all. See ADR 34.

-- Nobody signs in as these two: what a role is granted here, the application's own role has as their member.
do $$
declare
  needed text;
  asked constant text := 'create role muniment_runtime nologin; create role muniment_everywhere nologin; '
    'grant muniment_runtime to muniment_everywhere; '
    || format('grant muniment_runtime, muniment_everywhere to %I with admin option', current_user);
begin
  foreach needed in array array['muniment_runtime', 'muniment_everywhere'] loop
    if not exists (select from pg_roles where rolname = needed) then
      begin
        execute format('create role %I nologin', needed);
      exception
        when duplicate_object or unique_violation then
          null; -- the migration of another database of this server was quicker
      end;
    end if;
  end loop;
  if not pg_has_role('muniment_everywhere', 'muniment_runtime', 'usage') then
    begin
      grant muniment_runtime to muniment_everywhere;
    exception
      when duplicate_object or unique_violation then
        null;
    end;
  end if;
  -- what migrations and rebuilds do, they do for all tenants; a superuser needs no word for it
  if not pg_has_role(current_user, 'muniment_everywhere', 'usage') then
    execute format('grant muniment_everywhere to %I with inherit true, set true', current_user);
  end if;
exception
  when insufficient_privilege then
    raise exception 'The roles muniment_runtime and muniment_everywhere are missing, and % may not make them. '
      'Let an administrator of the server say: %', current_user, asked;
end $$;

-- Rows that had their tenant from another row only.
alter table verification_findings add column tenant text;
update verification_findings set tenant = documents.tenant
from verification_documents documents
where documents.request = verification_findings.request and documents.id = verification_findings.document;
alter table verification_findings alter column tenant set not null;

-- the columns of what is come first in what was
create table verification_findings_past_anew (
  like verification_findings including defaults,
  since    bigint not null,
  until    bigint,
  versions int8range generated always as (int8range(since, until)) stored
);
insert into verification_findings_past_anew
  (request, document, place, check_name, outcome, detail, tenant, since, until)
select past.request, past.document, past.place, past.check_name, past.outcome, past.detail, requests.tenant, past.since,
       past.until
from verification_findings_past past
join (select distinct id, tenant from verification_requests_past) requests on requests.id = past.request;
drop table verification_findings_past;
alter table verification_findings_past_anew rename to verification_findings_past;
alter table verification_findings_past
  add primary key (request, document, place, since),
  add constraint verification_findings_past_one_at_a_time unique (request, document, place, versions without overlaps);

alter table privacy_holds add column tenant text;
update privacy_holds set tenant = privacy_persons.tenant
from privacy_persons where privacy_persons.id = privacy_holds.person;
alter table privacy_holds alter column tenant set not null;

alter table privacy_erased_stores add column tenant text;
update privacy_erased_stores set tenant = privacy_persons.tenant
from privacy_persons where privacy_persons.id = privacy_erased_stores.person;
alter table privacy_erased_stores alter column tenant set not null;

alter table evidence_pack_subjects add column tenant text;
update evidence_pack_subjects set tenant = evidence_packs.tenant
from evidence_packs where evidence_packs.id = evidence_pack_subjects.pack;
alter table evidence_pack_subjects alter column tenant set not null;

-- A rebuild that has begun has tables as they were: it begins anew when it is asked for again.
do $$
declare
  room text;
begin
  for room in select nspname from pg_namespace where nspname like 'rebuild\_%' loop
    execute format('drop schema %I cascade', room);
  end loop;
end $$;
delete from projection_rebuild where phase <> 'live';

-- The tenant that the statement says; null where it says none, and null is nobody's.
create function tenant_of_statement() returns text language sql stable parallel safe as $$
  select nullif(current_setting('muniment.tenant', true), '')
$$;

-- What the application may do is said here for all tables, those of later migrations too, and less is said below.
grant usage on schema public to muniment_runtime;
grant select, insert, update, delete on all tables in schema public to muniment_runtime;
alter default privileges in schema public grant select, insert, update, delete on tables to muniment_runtime;
do $$
declare
  name text;
begin
  for name in
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and (relname ~ '^flyway_|_schema_history$' or relname ~ '^ledger_event_')
  loop
    execute format('revoke all on %I from muniment_runtime', name);
  end loop;
end $$;
-- never updated, never deleted
revoke update, delete on ledger_event, proof_hashes, operator_action from muniment_runtime;
revoke insert, update, delete on ledger_floor from muniment_runtime;
revoke insert, delete on proof_tree from muniment_runtime;
revoke delete on proof_checkpoint, proof_key from muniment_runtime;

-- Read models are written by their projectors, who fold the events of all tenants.
do $$
declare
  name text;
begin
  foreach name in array array[
    'event_history', 'evidence_pack_subjects', 'evidence_packs', 'identity_accounts', 'identity_invitations', 'identity_memberships',
    'privacy_erased_stores', 'privacy_holds', 'privacy_persons', 'privacy_traced_persons', 'privacy_traces',
    'verification_documents', 'verification_documents_past', 'verification_findings', 'verification_findings_past',
    'verification_requests', 'verification_requests_past', 'verification_review_candidates',
    'verification_review_candidates_past', 'verification_review_queue', 'verification_review_queue_past',
    -- and these by what is at work for all
    'access_log', 'evidence_pack_work', 'mail_outbox'
  ] loop
    execute format('revoke insert, update, delete on %I from muniment_runtime', name);
    execute format('grant insert, update, delete on %I to muniment_everywhere', name);
  end loop;
end $$;
revoke insert, update, delete on verification_events from muniment_runtime;
revoke update on access_log from muniment_everywhere;
-- found before anybody is known
revoke select, insert, update, delete on identity_session from muniment_runtime;
grant select, insert, update, delete on identity_session to muniment_everywhere;

-- From here on the rows of a table are seen and written only by statements that say their tenant, or that are for all.
create procedure rows_have_tenants(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security, force row level security', name);
  execute format('create policy of_its_tenant on %I to muniment_runtime '
    'using (tenant = tenant_of_statement()) with check (tenant = tenant_of_statement())', name);
  execute format('create policy of_all_tenants on %I to muniment_everywhere using (true) with check (true)', name);
end $$;
comment on procedure rows_have_tenants(text) is 'for each new table that has a column tenant: see ADR 34';

do $$
declare
  name text;
begin
  foreach name in array array[
    'access_log', 'event_history', 'evidence_pack_subjects', 'evidence_pack_work', 'evidence_packs',
    'idempotent_request', 'identity_accounts', 'identity_invitations', 'identity_memberships', 'identity_session',
    'mail_outbox', 'operator_action',
    'privacy_erased_stores', 'privacy_holds', 'privacy_persons', 'privacy_traced_persons', 'privacy_traces', 'reservation',
    'verification_documents', 'verification_documents_past', 'verification_findings', 'verification_findings_past',
    'verification_requests', 'verification_requests_past', 'verification_review_candidates',
    'verification_review_candidates_past', 'verification_review_queue', 'verification_review_queue_past'
  ] loop
    call rows_have_tenants(name);
  end loop;
end $$;

-- A tenant also sees whoever is kept in another one and is its member.
create policy of_its_members on identity_accounts for select to muniment_runtime
using (exists (
  select from identity_memberships membership
  where membership.account = identity_accounts.id and membership.tenant = tenant_of_statement()));

-- A view shows what whoever asks it may see, and not what its owner may.
alter view verification_events set (security_invoker = true);

-- Empties what may be emptied row by row as well, and numbers it from the beginning.
create function read_model_emptied(names text[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  name text;
begin
  foreach name in array names loop
    if not has_table_privilege('muniment_everywhere', format('public.%I', name), 'delete') then
      raise insufficient_privilege using message = format('%s is emptied by nobody', name);
    end if;
  end loop;
  execute (select 'truncate ' || string_agg(format('public.%I', emptied), ', ') || ' restart identity'
           from unnest(names) emptied);
end $$;
revoke execute on function read_model_emptied(text[]) from public;
grant execute on function read_model_emptied(text[]) to muniment_everywhere;

-- It takes a lock that only the owner may take, and the same may be asked of it as before.
alter function ledger_settle(timestamptz) security definer;
alter function ledger_settle(timestamptz) set search_path = pg_catalog, public, pg_temp;
revoke execute on function ledger_settle(timestamptz) from public;
grant execute on function ledger_settle(timestamptz) to muniment_runtime;

-- Says whether it had to make the role as which the application runs.
create function runtime_role_made(login text) returns boolean language plpgsql as $$
declare
  made boolean := false;
begin
  if not exists (select from pg_roles where rolname = login) then
    begin
      execute format('create role %I login connection limit 50', login);
      made := true;
    exception
      when duplicate_object or unique_violation then
        null; -- another process was quicker
    end;
  end if;
  begin
    if not pg_has_role(login, 'muniment_runtime', 'usage') then
      execute format('grant muniment_runtime to %I with inherit true', login);
    end if;
    if not pg_has_role(login, 'muniment_everywhere', 'set') then
      execute format('grant muniment_everywhere to %I with inherit false, set true', login);
    end if;
  exception
    when duplicate_object or unique_violation then
      null;
  end;
  return made;
end $$;
revoke execute on function runtime_role_made(text) from public;

-- What is wrong with whoever asks, as the role of a running application.
create function runtime_role_faults() returns text[] language sql stable as $$
  select array_remove(array[
    case when me.rolsuper then 'is a superuser' end,
    case when me.rolbypassrls then 'bypasses row-level security' end,
    case when me.rolcreaterole then 'may make roles' end,
    case when exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        and pg_has_role(me.oid, relowner, 'member')) then 'owns tables' end,
    case when pg_has_role(me.oid, 'muniment_everywhere', 'usage') then 'sees the rows of all tenants unasked' end,
    case when not pg_has_role(me.oid, 'muniment_runtime', 'usage') then 'is no member of muniment_runtime' end,
    case when not pg_has_role(me.oid, 'muniment_everywhere', 'set') then 'may not set the role muniment_everywhere' end
  ], null)
  from pg_roles me where me.rolname = session_user
$$;

-- The new parent table has what the old one had.
create or replace function ledger_cut() returns text language plpgsql as $$
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
    revoke all on ledger_event from muniment_runtime;
    grant select, insert on ledger_event to muniment_runtime;
    revoke all on ledger_event_0 from muniment_runtime;
    first := 0;
  else
    execute format('alter table ledger_event detach partition ledger_event_%s', first);
  end if;
  execute format('alter table ledger_event attach partition ledger_event_%s for values from (%s) to (%s)',
    first, first, bound);
  execute format('create table ledger_event_%s partition of ledger_event '
    '(constraint ledger_event_%s_version_uk unique (aggregate_id, version)) for values from (%s) to (maxvalue)',
    bound, bound, bound);
  execute format('revoke all on ledger_event_%s from muniment_runtime', bound);
  return format('ledger_event_%s', bound);
end $$;

-- Keys, references, indexes, policies and grants as the live tables have them. Rows are loaded before that, while nobody
-- but the owner comes into the room.
create or replace function rebuild_complete(model text, names text[]) returns void language plpgsql as $$
declare
  room text := rebuild_room(model);
  name text;
  statements text[];
  statement text;
begin
  set local search_path = public;
  select array_agg(definition order by step, place, definition) into statements
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
    union all
    select 4, array_position(names, tablename::text),
           format('create policy %I on %I as %s for %s to %s', policyname, tablename, permissive, cmd,
                  (select string_agg(quote_ident(role), ', ') from unnest(roles) role))
             || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '')
    from pg_policies
    where schemaname = 'public' and tablename = any (names)
    union all
    select 5, array_position(names, relname::text), format('alter table %I enable row level security', relname)
    from pg_class
    where relnamespace = 'public'::regnamespace and relname = any (names) and relrowsecurity
    union all
    select 5, array_position(names, relname::text), format('alter table %I force row level security', relname)
    from pg_class
    where relnamespace = 'public'::regnamespace and relname = any (names) and relforcerowsecurity
    union all
    select 6, array_position(names, relname::text),
           format('grant %s on %I to %I', privilege_type, relname, pg_get_userbyid(grantee))
    from pg_class, aclexplode(relacl)
    where relnamespace = 'public'::regnamespace and relname = any (names) and grantee not in (0, relowner)
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

-- The new tables take the place of the live ones, with their indexes, keys and sequences; views look at the new ones.
create or replace function rebuild_swap(model text, names text[]) returns void language plpgsql as $$
declare
  room text := rebuild_room(model);
  name text;
  views text[];
  definition text;
begin
  perform rebuild_number(model, names);
  perform set_config('search_path', 'public', true);
  select array_agg(distinct format('create or replace view %I%s as %s', v.relname,
                                   ' with (' || array_to_string(v.reloptions, ', ') || ')',
                                   pg_get_viewdef(v.oid, true)))
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
