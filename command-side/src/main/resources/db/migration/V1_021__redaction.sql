-- Erasure (docs/erasure.md) replaces texts of events and destroys their salts. The one way to do
-- that is event_log_redact: the trigger lets nothing else through, and of that nothing but the texts.

create or replace function event_log_is_immutable() returns trigger language plpgsql as $$
declare
  stack text;
begin
  if tg_op = 'UPDATE' then
    get diagnostics stack = pg_context;
    if stack like '%function event_log_redact(%' then
      if tg_table_name = 'event_log_command' then
        if new.fingerprint = 'erased'
           and (new.command_id, new.aggregate_id, new.version, new.first_position,
                new.last_position, new.result_ids)
             = (old.command_id, old.aggregate_id, old.version, old.first_position,
                old.last_position, old.result_ids) then
          return new;
        end if;
      elsif (new.position, new.event_id, new.type, new.revision, new.aggregate_type,
             new.aggregate_id, new.sequence, new.recorded_at, new.commitment)
          = (old.position, old.event_id, old.type, old.revision, old.aggregate_type,
             old.aggregate_id, old.sequence, old.recorded_at, old.commitment)
          -- A text stays with its salt, or goes with it.
          and (new.salt is null
               or (new.payload, new.salt) is not distinct from (old.payload, old.salt))
          and (new.metadata_salt is null
                 and new.metadata_commitment = coalesce(old.metadata_commitment,
                   sha256(old.metadata_salt || convert_to(old.metadata, 'UTF8')))
               or (new.metadata, new.metadata_salt, new.metadata_commitment)
                 is not distinct from (old.metadata, old.metadata_salt, old.metadata_commitment))
      then
        return new;
      end if;
    end if;
  end if;
  raise exception 'events are never changed (% on %)', tg_op, tg_table_name;
end $$;

-- Replaces payloads and metadata (null: leave as it is) by position, and the fingerprints of these
-- commands, which are unsalted hashes of what was said. State that was folded from the old texts
-- goes with them: snapshots of the aggregates here, every node's copies by the notification.
create function event_log_redact(
  p_positions bigint[], p_payloads text[], p_metadata text[], p_command_ids uuid[]
) returns void language plpgsql as $$
declare
  aggregates uuid[];
begin
  with redacted as (
    update event_log e
       set payload = coalesce(r.payload, e.payload),
           salt = case when r.payload is null then e.salt end,
           metadata = coalesce(r.metadata, e.metadata),
           metadata_commitment = case when r.metadata is null then e.metadata_commitment
             else coalesce(e.metadata_commitment,
                           sha256(e.metadata_salt || convert_to(e.metadata, 'UTF8'))) end,
           metadata_salt = case when r.metadata is null then e.metadata_salt end
      from unnest(p_positions, p_payloads, p_metadata) as r (position, payload, metadata)
     where e.position = r.position
    returning e.aggregate_id)
  select array_agg(distinct aggregate_id) into aggregates from redacted;

  update event_log_command set fingerprint = 'erased' where command_id = any (p_command_ids);
  -- Behind the update of the events: whoever stores a snapshot holds a lock on one of them.
  delete from aggregate_snapshot where aggregate_id = any (aggregates);
  perform pg_notify('framelog_erased', id::text) from unnest(aggregates) as ids (id);
end $$;
