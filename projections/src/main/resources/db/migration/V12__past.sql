-- What read models were: their rows with the times at which they were true and known, written by projectors of their own.
create extension if not exists btree_gist;

create function during(times tstzrange, at timestamptz) returns boolean
  language sql immutable parallel safe as 'select times @> at';
create function among(versions int8range, version bigint) returns boolean
  language sql immutable parallel safe as 'select versions @> version';

create table verification_requests_past (
  like verification_requests including defaults,
  true_from   timestamptz not null,
  true_until  timestamptz,
  known_from  timestamptz not null,
  known_until timestamptz,
  valid tstzrange generated always as (tstzrange(true_from, true_until)) stored,
  known tstzrange generated always as (tstzrange(known_from, known_until)) stored,
  primary key (id, version, known_from),
  constraint verification_requests_past_one_at_a_time exclude using gist (id with =, valid with &&, known with &&)
);
comment on table verification_requests_past is
  'At any time, and as known at any time, a request has been one of these. Never two: that is a constraint.';
create index verification_requests_past_as_of_ix on verification_requests_past using gist (tenant, valid, known);

create table verification_documents_past (
  like verification_documents including defaults,
  since    bigint not null,
  until    bigint,
  versions int8range generated always as (int8range(since, until)) stored,
  primary key (request, id, since),
  constraint verification_documents_past_one_at_a_time unique (request, id, versions without overlaps)
);
comment on column verification_documents_past.versions is 'of the request; verification_requests_past says when it had them';

create table verification_findings_past (
  like verification_findings including defaults,
  since    bigint not null,
  until    bigint,
  versions int8range generated always as (int8range(since, until)) stored,
  primary key (request, document, place, since),
  constraint verification_findings_past_one_at_a_time unique (request, document, place, versions without overlaps)
);

create table verification_review_candidates_past (
  like verification_review_candidates including defaults,
  true_from   timestamptz not null,
  true_until  timestamptz,
  known_from  timestamptz not null,
  known_until timestamptz,
  valid tstzrange generated always as (tstzrange(true_from, true_until)) stored,
  known tstzrange generated always as (tstzrange(known_from, known_until)) stored,
  primary key (id, version, known_from),
  constraint verification_review_candidates_past_one_at_a_time exclude using gist
    (id with =, valid with &&, known with &&)
);
create index verification_review_candidates_past_as_of_ix on verification_review_candidates_past
  using gist (tenant, valid, known);

create table verification_review_queue_past (
  like verification_review_queue including defaults,
  since    bigint not null,
  until    bigint,
  versions int8range generated always as (int8range(since, until)) stored,
  primary key (id, since),
  constraint verification_review_queue_past_one_at_a_time unique (id, versions without overlaps)
);

-- Who was given an answer as known at a time shall be given the same for ever: nothing is recorded at such a time any more.
create table ledger_floor (not_before timestamptz not null);
insert into ledger_floor values ('-infinity');
comment on table ledger_floor is 'one row: no event is recorded before this from now on';

-- Appends that are under way end first; those that come later see the floor, for they look when they have the lock.
-- Says the position of the last event that was recorded by then; times never go back from one position to the next.
create function ledger_settle(known timestamptz) returns bigint language plpgsql as $$
declare
  by_then bigint := -1;
  later bigint;
  middle bigint;
begin
  if known >= (select not_before from ledger_floor)
     and known >= coalesce((select recorded_at from ledger_event order by position desc limit 1), '-infinity') then
    -- longer than it takes PostgreSQL to send an autovacuum away; appends wait behind
    perform set_config('lock_timeout', '2500ms', true);
    lock table ledger_event in share mode;
    update ledger_floor set not_before = greatest(not_before, known + interval '1 microsecond');
  end if;
  select coalesce(max(position), -1) + 1 into later from ledger_event;
  while later - by_then > 1 loop
    middle := by_then + (later - by_then) / 2;
    if (select recorded_at from ledger_event where position = middle) <= known then
      by_then := middle;
    else
      later := middle;
    end if;
  end loop;
  return by_then;
end $$;

-- What changed between two days.
create index event_history_effective_ix on event_history (tenant, aggregate_type, effective_at, aggregate_id);
