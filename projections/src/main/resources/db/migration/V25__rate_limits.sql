-- Buckets of tokens, in the form of bucket4j. What a crash takes is forgiven, so none of it goes into the log.
create unlogged table rate_limit (
  id         text   primary key,
  state      bytea,
  expires_at bigint
);
comment on column rate_limit.id is 'the limit, and a digest of whom it counts';
comment on column rate_limit.expires_at is 'in milliseconds since 1970; full again';
create index rate_limit_expires_ix on rate_limit (expires_at);
