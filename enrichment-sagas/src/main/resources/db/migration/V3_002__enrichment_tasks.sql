-- One row per step that somebody still has to do; written by the saga in its own transaction,
-- claimed by workers. Rows go when the saga ends.
create table enrichment_task (
  task_id        uuid primary key,     -- UUIDv5(round, step, crop)
  task_no        bigserial,            -- workers take them in this order
  round_id       uuid not null,        -- the event that began the saga
  image_id       uuid not null,
  step           text not null,        -- EnrichmentKind
  crop_id        text not null default '',
  box            text,                 -- JSON, for crops
  caption        text,                 -- for caption embeddings
  correlation_id text,
  state          text not null default 'OPEN',   -- OPEN, SUSPENDED, DONE, ABANDONED
  attempt        int not null default 1,
  due_at         timestamptz not null default now(),  -- not before; while claimed, the lease's end
  last_error     text
);
create index enrichment_task_due on enrichment_task (task_no) where state = 'OPEN';
create index enrichment_task_round on enrichment_task (round_id);

-- Axon's saga store (JdbcSagaStore with PostgresSagaSqlSchema).
create table sagaentry (
  sagaid         varchar(255) primary key,
  revision       varchar(255),
  sagatype       varchar(255),
  serializedsaga bytea
);
create table associationvalueentry (
  id               bigserial primary key,
  associationkey   varchar(255),
  associationvalue varchar(255),
  sagaid           varchar(255),
  sagatype         varchar(255)
);
create index associationvalueentry_value
  on associationvalueentry (sagatype, associationkey, associationvalue);
create index associationvalueentry_saga on associationvalueentry (sagaid, sagatype);

-- db-scheduler, behind Axon's persistent deadlines.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
