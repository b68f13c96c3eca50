-- Who signs in to the application uses keys, and makes and changes no tables.
create procedure keys_open_to(login text) language plpgsql as $$
begin
  execute format('grant select, insert, update on person_key to %I', login);
  execute format('grant select, update on person_key_destructions to %I', login);
end $$;

-- Where the ledger is too, its role is granted less than other tables grant it.
do $$
begin
  if exists (select from pg_roles where rolname = 'muniment_runtime') then
    revoke all on person_key, person_key_destructions from muniment_runtime;
    if to_regclass('person_key_schema_history') is not null then
      revoke all on person_key_schema_history from muniment_runtime;
    end if;
    call keys_open_to('muniment_runtime');
  end if;
end $$;
