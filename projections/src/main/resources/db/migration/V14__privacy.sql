-- What says something of a person is marked, so that it can be taken away again: in what is, and in what was.
do $$
declare
  relation text;
  marked text;
  suffix text;
begin
  for relation, marked in values
    ('verification_requests', 'subject_label'),
    ('verification_requests', 'applicant_name'),
    ('verification_requests', 'question'),
    ('verification_requests', 'reasons'),
    ('verification_documents', 'file_name'),
    ('verification_documents', 'extracted_text'),
    ('verification_review_candidates', 'subject_label'),
    ('verification_review_candidates', 'applicant_name')
  loop
    foreach suffix in array array['', '_past'] loop
      execute format('comment on column %I.%I is %L', relation || suffix, marked, 'personal data');
    end loop;
  end loop;
end $$;

-- Which aggregates hold something of a person, and in how many events.
create table privacy_traces (
  id             text   primary key,
  tenant         text   not null,
  aggregate_type text   not null,
  version        bigint not null
);

create table privacy_traced_persons (
  trace  text    not null references privacy_traces (id) on delete cascade,
  person text    not null,
  tenant text    not null,
  events integer not null,
  primary key (trace, person)
);
create index privacy_traced_persons_person_ix on privacy_traced_persons (tenant, person, trace);

-- Persons whose data is held for the law, or erased.
create table privacy_persons (
  id         text        primary key,
  tenant     text        not null,
  version    bigint      not null,
  person     text        not null,
  standing   text        not null,
  ground     text,
  ordered_at timestamptz,
  ordered_by text,
  erased_at  timestamptz,
  changed_at timestamptz not null
);
create index privacy_persons_changed_ix on privacy_persons (tenant, changed_at, id);

create table privacy_holds (
  person    text        not null references privacy_persons (id) on delete cascade,
  id        text        not null,
  reason    text        not null,
  placed_at timestamptz not null,
  placed_by text        not null,
  primary key (person, id)
);
comment on column privacy_holds.reason is 'personal data';

create table privacy_erased_stores (
  person text    not null references privacy_persons (id) on delete cascade,
  place  integer not null,
  store  text    not null,
  count  bigint  not null,
  primary key (person, place)
);
