-- What was answered to a POST that carried an Idempotency-Key. Written by the HTTP edge, no projector touches it.
create table idempotent_request (
  fingerprint     text        primary key,
  tenant          text        not null,
  actor           text        not null,
  method          text        not null,
  path            text        not null,
  idempotency_key text        not null,
  body_hash       text        not null,
  claim           uuid        not null,
  leased_until    timestamptz not null,
  expires_at      timestamptz not null,
  status          integer,
  headers         jsonb,
  body            bytea
);
comment on column idempotent_request.fingerprint is 'SHA-256 of tenant, actor, method, path and key: paths and keys may be longer than an index row';
comment on column idempotent_request.claim is 'the attempt that is or was under way; only it may store an answer';
comment on column idempotent_request.status is 'null while the request is under way';
comment on column idempotent_request.body is 'null where the answer was too large to keep';
create index idempotent_request_expiry_ix on idempotent_request (expires_at);
