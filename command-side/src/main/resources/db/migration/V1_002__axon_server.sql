-- What PostgreSQL keeps when Axon Server holds the log (docs/adr/0011): which log it is, and what
-- every command is about to do and has done. Empty otherwise.

create table axon_log (
  only_row       boolean primary key default true check (only_row),
  log_id         uuid not null,          -- which log this is; every derived store remembers it
  epoch          bigint not null,        -- counts deliberate breaks of continuity (restores)
  first_event_id text                    -- tells this log from another one; null until it has events
);

insert into axon_log values (true, gen_random_uuid(), 1, null);

-- One row per command: claimed before anything is appended, completed after. The primary key decides
-- between copies with different content.
create table command_intent (
  command_id     uuid primary key,
  fingerprint    text not null,          -- SHA-256 of the command's type and content
  aggregate_id   uuid,                   -- this and all below: the outcome, null until it is known
  version        bigint,
  first_position bigint,
  last_position  bigint,
  result_ids     text                    -- JSON object
);

-- What a command tried to append, until its outcome is known. An attempt got in if and only if the
-- event at this sequence of this aggregate carries the command's id.
create table command_attempt (
  command_id        uuid not null references command_intent,
  aggregate_id      uuid not null,       -- of the first event
  sequence          bigint not null,     -- of the first event
  events            integer not null,
  decided_aggregate uuid not null,       -- this and all below: the answer if it got in
  version           bigint not null,
  result_ids        text not null,       -- JSON object
  primary key (command_id, aggregate_id, sequence)
);
