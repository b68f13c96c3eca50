-- What a verification request has come to: written by the projector of request details only.
create table verification_requests (
  id                  text        primary key,
  tenant              text        not null,
  version             bigint      not null,
  type                text        not null,
  verification_status text        not null,
  subject             text        not null,
  subject_label       text        not null,
  applicant           text        not null,
  applicant_name      text        not null,
  submitted_at        timestamptz not null,
  collect_until       timestamptz not null,
  review_due          timestamptz,
  reviewer            text,
  proposed_by         text,
  question            text,
  reasons             text[]      not null,
  changed_at          timestamptz not null
);
create index verification_requests_verification_status_ix on verification_requests (tenant, verification_status, submitted_at, id);
create index verification_requests_applicant_ix on verification_requests (tenant, applicant, submitted_at, id);

create table verification_documents (
  request            text        not null references verification_requests (id) on delete cascade,
  id                 text        not null,
  tenant             text        not null,
  kind               text        not null,
  file_name          text        not null,
  media_type         text        not null,
  size               bigint      not null,
  sha256             text        not null,
  reading            text        not null,
  extracted_text     text,
  confidence_percent integer,
  not_read_because   text,
  checklist_version  text,
  attached_as        bigint      not null,
  attached_at        timestamptz not null,
  primary key (request, id)
);
comment on column verification_documents.attached_as is 'version of the request that attached it: the order of its documents';

create table verification_findings (
  request    text    not null,
  document   text    not null,
  place      integer not null,
  check_name text    not null,
  outcome    text    not null,
  detail     text    not null,
  primary key (request, document, place),
  foreign key (request, document) references verification_documents (request, id) on delete cascade
);

-- The reviewers' queue, and what it must remember of requests that are not in it. Written by its own projector only.
create table verification_review_candidates (
  id                text   primary key,
  tenant            text   not null,
  version           bigint not null,
  type              text   not null,
  subject_label     text   not null,
  applicant         text   not null,
  applicant_name    text   not null,
  documents         text[] not null,
  unread_documents  text[] not null,
  failing_documents text[] not null
);
comment on column verification_review_candidates.unread_documents is 'documents that nobody could read: the reviewer has to';
comment on column verification_review_candidates.failing_documents is 'documents with at least one failed check';

create table verification_review_queue (
  id          text        primary key references verification_review_candidates (id) on delete cascade,
  tenant      text        not null,
  type        text        not null,
  queued_at   timestamptz not null,
  review_due  timestamptz not null,
  claimed_by  text,
  proposed_by text
);
create index verification_review_queue_age_ix on verification_review_queue (tenant, queued_at, id);
create index verification_review_queue_due_ix on verification_review_queue (tenant, review_due, id);
