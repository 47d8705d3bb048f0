-- Events that a projection could not read, and the later ones of the same aggregate, which wait
-- behind them. In log order they are what is left to do for that aggregate.
create table parked_event (
  projection   text not null,
  position     bigint not null,
  event_id     uuid not null,
  type         text not null,            -- as it stands in the log, as is the revision
  revision     text not null,
  aggregate_id uuid not null,
  reason       text not null,            -- a DeadLetter.Reason
  detail       text not null,
  parked_at    timestamptz not null,
  primary key (projection, position)
);
create index parked_event_aggregate on parked_event (projection, aggregate_id, position);
