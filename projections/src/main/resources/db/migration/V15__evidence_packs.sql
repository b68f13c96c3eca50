-- Evidence packs: what auditors have asked for, and what became of it.
create table evidence_packs (
  id              text        primary key,
  tenant          text        not null,
  version         bigint      not null,
  scope           text        not null,
  as_of           timestamptz not null,
  standing        text        not null,
  requested_at    timestamptz not null,
  requested_by    text        not null,
  made_at         timestamptz,
  file_sha256     text,
  bytes           bigint,
  position        bigint,
  checkpoint_size bigint,
  failure         text,
  failure_reason  text,
  withdrawn_at    timestamptz,
  changed_at      timestamptz not null
);
create index evidence_packs_requested_ix on evidence_packs (tenant, requested_at, id);

create table evidence_pack_subjects (
  pack         text    not null references evidence_packs (id) on delete cascade,
  place        integer not null,
  subject_type text    not null,
  subject_id   text    not null,
  primary key (pack, place)
);
create index evidence_pack_subjects_subject_ix on evidence_pack_subjects (subject_id, pack);

-- How far the making of each has come. No event, and no read model: the job keeps it up.
create table evidence_pack_work (
  pack       text        primary key,
  tenant     text        not null,
  attempts   integer     not null,
  making     boolean     not null,
  stage      text        not null,
  done       bigint      not null,
  total      bigint      not null,
  changed_at timestamptz not null
);
comment on column evidence_pack_work.making is 'nobody who may be in it is erased meanwhile';
