-- Accounts, and what each of them is in which tenant: written by the projector of accounts only.
create table identity_accounts (
  id           text        primary key,
  tenant       text        not null,
  version      bigint      not null,
  person       text        not null,
  email        text        not null,
  display_name text        not null,
  status       text        not null,
  suspended_for text,
  opened_at    timestamptz not null,
  changed_at   timestamptz not null
);
comment on column identity_accounts.tenant is 'in which it was opened, and is kept';
comment on column identity_accounts.email is 'personal data';
comment on column identity_accounts.display_name is 'personal data';
comment on column identity_accounts.suspended_for is 'personal data: the reason';
create index identity_accounts_user_email_ix on identity_accounts (email);
create index identity_accounts_person_ix on identity_accounts (person);

create table identity_memberships (
  account    text        not null references identity_accounts (id) on delete cascade,
  tenant     text        not null,
  role       text        not null,
  granted_at timestamptz not null,
  granted_by text        not null,
  primary key (account, tenant)
);
create index identity_memberships_tenant_ix on identity_memberships (tenant, account);

-- What is secret is no event. Of a password there is its hash, of a token its digest, and the rest is nowhere.
create table identity_password (
  account     text        primary key,
  hash        text        not null,
  set_at      timestamptz not null,
  must_change boolean     not null
);
comment on column identity_password.hash is 'with the name and the figures of the function that made it';

create table identity_former_password (
  account text        not null,
  set_at  timestamptz not null,
  hash    text        not null,
  primary key (account, set_at)
);

-- A sign-in, and all the tokens that came of it.
create table identity_session (
  id           text        primary key,
  account      text        not null,
  tenant       text        not null,
  address      text        not null,
  device       text,
  generation   integer     not null,
  began_at     timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at      timestamptz not null,
  ended_at     timestamptz,
  ended_by     text
);
comment on column identity_session.tenant is 'in which the account acts now';
comment on column identity_session.generation is 'access tokens of an earlier one no longer say what the account is';
comment on column identity_session.ends_at is 'whatever is done with it';
create index identity_session_account_ix on identity_session (account, began_at);
create index identity_session_ends_ix on identity_session (ends_at);

create table identity_refresh_token (
  digest     bytea       primary key,
  session    text        not null references identity_session (id) on delete cascade,
  expires_at timestamptz not null,
  used_at    timestamptz,
  successor  bytea
);
comment on column identity_refresh_token.successor is 'the next token, under a key that follows from this one: only who has this one can open it';
create index identity_refresh_token_session_ix on identity_refresh_token (session);

-- Those who tried in vain, by what they tried: shared by all processes.
create table identity_failed_sign_in (
  what        text        primary key,
  failures    integer     not null,
  last_at     timestamptz not null,
  held_until  timestamptz not null
);
comment on column identity_failed_sign_in.what is 'digest of an address of the net or of an e-mail address, known or not';
create index identity_failed_sign_in_last_ix on identity_failed_sign_in (last_at);
