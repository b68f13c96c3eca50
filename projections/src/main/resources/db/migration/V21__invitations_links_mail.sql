-- Invitations, and what has become of them: written by the projector of invitations only.
create table identity_invitations (
  id         text        primary key,
  tenant     text        not null,
  version    bigint      not null,
  account    text        not null,
  person     text        not null,
  email      text        not null,
  role       text        not null,
  status     text        not null,
  invited_by text        not null,
  invited_at timestamptz not null,
  sent_at    timestamptz not null,
  expires_at timestamptz not null,
  changed_at timestamptz not null
);
comment on column identity_invitations.account is 'that has the role once the invitation is accepted';
comment on column identity_invitations.email is 'personal data';
comment on column identity_invitations.sent_at is 'for the last time';
create index identity_invitations_tenant_ix on identity_invitations (tenant, invited_at);

-- Links that were sent by mail, each good once. Of the token there is its digest, and the rest is nowhere.
create table identity_link (
  digest     bytea       primary key,
  purpose    text        not null,
  subject    text        not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  claimed_at timestamptz,
  used_at    timestamptz,
  revoked_at timestamptz
);
comment on column identity_link.subject is 'the invitation or the account that it is for';
comment on column identity_link.claimed_at is 'since when somebody is at it; whoever dies over it holds it for a while only';
create index identity_link_subject_ix on identity_link (subject);
create index identity_link_expires_ix on identity_link (expires_at);

-- When the last three links were sent to an address, known or not.
create table identity_link_sent (
  what           text        primary key,
  last_at        timestamptz,
  second_last_at timestamptz,
  third_last_at  timestamptz
);
comment on column identity_link_sent.what is 'digest of what the link is for and of the e-mail address';
create index identity_link_sent_last_ix on identity_link_sent (last_at);

-- Mails that are to be sent, and that were.
create table mail_outbox (
  id         text        primary key,
  tenant     text        not null,
  person     text        not null,
  template   text        not null,
  standing   text        not null,
  attempts   integer     not null,
  sealed     jsonb,
  queued_at  timestamptz not null,
  good_until timestamptz not null,
  tried_at   timestamptz,
  sent_at    timestamptz,
  failure    text
);
comment on column mail_outbox.sealed is 'to whom, and what is said: under the key of the person, and nothing once it is sent';
comment on column mail_outbox.good_until is 'after that nobody sends it any more';
comment on column mail_outbox.failure is 'of the last attempt';
create index mail_outbox_person_ix on mail_outbox (tenant, person);
create index mail_outbox_standing_ix on mail_outbox (standing, queued_at);
