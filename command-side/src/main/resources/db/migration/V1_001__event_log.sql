-- The event log. Positions are dense from 1 in commit order, because they are given out under the
-- row lock of event_log_head in the transaction that writes the events.

create table event_log_head (
  only_row    boolean primary key default true check (only_row),
  log_id      uuid not null,             -- which log this is; every derived store remembers it
  epoch       bigint not null,           -- counts deliberate breaks of continuity (restores)
  position    bigint not null,           -- of the last event, 0 for an empty log
  recorded_at timestamptz not null       -- of the last event
) with (fillfactor = 10);                -- one hot row: leave room for HOT updates

insert into event_log_head values (true, gen_random_uuid(), 1, 0, '-infinity');

create table event_log (
  position       bigint primary key,
  event_id       uuid not null,
  type           text not null,          -- simple name
  revision       text not null,
  aggregate_type text not null,
  aggregate_id   uuid not null,
  sequence       bigint not null,
  recorded_at    timestamptz not null,   -- never before the previous event's
  payload        text not null,          -- JSON exactly as written
  metadata       text not null,          -- JSON exactly as written
  salt           bytea not null,         -- 16 random bytes
  commitment     bytea not null,         -- SHA-256(salt || payload as UTF-8)
  constraint event_log_sequence unique (aggregate_id, sequence)
);

create table event_log_command (
  command_id     uuid primary key,
  fingerprint    text not null,          -- SHA-256 of the command's type and content
  aggregate_id   uuid not null,
  version        bigint not null,
  first_position bigint not null,
  last_position  bigint not null,
  result_ids     text not null           -- JSON object
);

create table aggregate_snapshot (
  aggregate_id   uuid primary key,
  aggregate_type text not null,
  sequence       bigint not null,
  event_id       uuid not null,
  payload_type   text not null,
  revision       text,
  recorded_at    timestamptz not null,
  payload        text not null,
  metadata       text not null
);

-- Events are never changed. The one exception is erasure, which says so for its transaction
-- (framelog.redaction = 'on') and may replace nothing but payload and salt.
create function event_log_is_immutable() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'event_log' then
    if current_setting('framelog.redaction', true) = 'on'
       and (new.position, new.event_id, new.type, new.revision, new.aggregate_type,
            new.aggregate_id, new.sequence, new.recorded_at, new.metadata, new.commitment)
         = (old.position, old.event_id, old.type, old.revision, old.aggregate_type,
            old.aggregate_id, old.sequence, old.recorded_at, old.metadata, old.commitment) then
      return new;
    end if;
  end if;
  raise exception 'events are never changed (% on %)', tg_op, tg_table_name;
end $$;

create trigger event_log_rows before update or delete on event_log
  for each row execute function event_log_is_immutable();
create trigger event_log_truncate before truncate on event_log
  for each statement execute function event_log_is_immutable();
create trigger event_log_command_rows before update or delete on event_log_command
  for each row execute function event_log_is_immutable();
create trigger event_log_command_truncate before truncate on event_log_command
  for each statement execute function event_log_is_immutable();

-- Axon's token store (JdbcTokenStore with its default schema).
create table tokenentry (
  processorname varchar(255) not null,
  segment       integer not null,
  token         bytea,
  tokentype     varchar(255),
  timestamp     varchar(255),
  owner         varchar(255),
  primary key (processorname, segment)
);
