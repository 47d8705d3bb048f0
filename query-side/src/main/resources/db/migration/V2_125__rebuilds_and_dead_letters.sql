-- How often rows were changed other than by a batch: a switch to a rebuild, a retried event. What
-- a node remembers of the rows is void when this has grown.
alter table projection_progress add column mended bigint not null default 0;

-- Rebuilds and verifications. Not part of the read model.
create table projection_run (
  run_id      uuid primary key,
  projection  text not null,
  kind        text not null,           -- REBUILD or VERIFY
  state       text not null,           -- RUNNING, DONE or FAILED
  position    bigint not null default 0,
  compared    bigint not null default 0,
  differences bigint not null default 0,
  error       text,
  started_by  text not null,
  started_at  timestamptz not null default clock_timestamp(),
  ended_at    timestamptz,
  alive_until timestamptz not null     -- a lease: RUNNING beyond it means that its node is gone
);
-- One at a time in the whole cluster.
create unique index projection_run_one on projection_run (projection) where state = 'RUNNING';
create index projection_run_started on projection_run (projection, started_at);

create table projection_difference (
  run_id     uuid not null references projection_run on delete cascade,
  number     int not null,
  table_name text not null,
  row_key    text not null,
  what       text not null,            -- MISSING, EXTRA or CHANGED
  columns    text[] not null,
  primary key (run_id, number)
);

-- Events that an operator gave up for a projection. Nothing else knows it: rebuilds pass them over.
create table discarded_event (
  projection   text not null,
  position     bigint not null,
  event_id     uuid not null,
  type         text not null,
  revision     text not null,
  aggregate_id uuid not null,
  parked_for   text not null,          -- a DeadLetter.Reason
  detail       text not null,
  discarded_by text not null,
  discarded_at timestamptz not null default clock_timestamp(),
  reason       text not null,
  primary key (projection, position)
);
