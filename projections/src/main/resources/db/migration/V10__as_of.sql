-- The history as of a time, and across aggregates.
create index event_history_recorded_ix on event_history (aggregate_id, recorded_at, version);
create index event_history_backdated_ix on event_history (aggregate_id, version) where effective_at < recorded_at;
create index event_history_tenant_ix on event_history (tenant, position);
create index event_history_actor_ix on event_history (tenant, actor, position);
create index event_history_event_ix on event_history (event_id);
