-- Long work (bulk edits, reverts, imports), done step by step. A step's effects are in the log or
-- the object storage under ids that a repetition repeats; what is written here after a step is only
-- how far the job is. So a crash anywhere repeats at most one step.

create table job (
  job_id        uuid primary key,        -- derives from the submitting command's id
  kind          text not null,
  state         text not null default 'QUEUED'
                check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  spec          text not null,           -- JSON of what was asked for
  metadata      text not null,           -- JSON: who asked, through what, why
  position      bigint not null,         -- the head at submission
  submitted_at  timestamptz not null default clock_timestamp(),
  started_at    timestamptz,
  finished_at   timestamptz,
  end_position  bigint,                  -- the head after the last effect, once it is over
  cancelling    boolean not null default false,
  cursor        text,                    -- where the next step begins; null before the first
  total         bigint,
  done          bigint not null default 0,
  changed       bigint not null default 0,
  skipped       bigint not null default 0,
  failed        bigint not null default 0,
  kept_errors   integer not null default 0,
  result        text not null default '{}',
  failure       text,                    -- JSON: what ended a FAILED job
  setbacks      integer not null default 0, -- failed tries of the step at hand
  crashes       integer not null default 0, -- nodes that were lost with the step at hand
  due_at        timestamptz not null default clock_timestamp(),
  -- Who may write: the node that holds the latest fence, until its lease is over.
  fence         bigint not null default 0,
  leased_until  timestamptz
);

create index job_due on job (due_at) where state in ('QUEUED', 'RUNNING');
create index job_newest on job (submitted_at desc, job_id desc);
create index job_finished on job (finished_at) where finished_at is not null;

-- The items that a job was resolved to, once and for all, before it begins its work on them.
create table job_item (
  job_id   uuid not null references job on delete cascade,
  item     uuid not null,
  position bigint not null default 0,    -- of an event of the item that the job is about; 0 = none
  primary key (job_id, item, position)
);

create table job_error (
  job_id uuid not null references job on delete cascade,
  number integer not null,               -- from 1, in the order in which they came
  item   text not null,
  code   text not null,
  detail text not null,
  primary key (job_id, number)
);
