-- Appends a batch of commands' events in one call, all or nothing. Returns the position before the
-- first of them, or null when somebody loses: a command that was done before, or a sequence that
-- does not follow what is there. Then nothing is written.
--
-- p_first_sequences holds, for each aggregate of the batch once, the sequence that it begins with;
-- p_first_events and p_last_events, for each command, where its events begin and end in the batch,
-- from 1.
create function event_log_append(
  p_event_ids uuid[], p_types text[], p_revisions text[], p_aggregate_types text[],
  p_aggregate_ids uuid[], p_sequences bigint[], p_payloads text[], p_metadata text[],
  p_salts bytea[], p_commitments bytea[],
  p_distinct_aggregates uuid[], p_first_sequences bigint[],
  p_command_ids uuid[], p_fingerprints text[], p_command_aggregates uuid[], p_versions bigint[],
  p_first_events bigint[], p_last_events bigint[], p_result_ids text[]
) returns bigint language plpgsql as $$
declare
  head bigint;
  now_at timestamptz;
begin
  select position, greatest(recorded_at, clock_timestamp()) into strict head, now_at
    from event_log_head for update;

  -- Statements of their own: READ COMMITTED gives each a snapshot from after the lock was taken, so
  -- that they see what the previous holder committed.
  if exists (
    select from unnest(p_command_ids) wanted (id) cross join lateral (
      select from event_log_command where command_id = wanted.id limit 1) done
  ) or exists (
    select from unnest(p_distinct_aggregates, p_first_sequences) wanted (id, first)
    where first <> coalesce(
      (select sequence + 1 from event_log where aggregate_id = wanted.id
        order by sequence desc limit 1), 0)
  ) then
    return null;
  end if;

  insert into event_log (position, event_id, type, revision, aggregate_type, aggregate_id,
                         sequence, recorded_at, payload, metadata, salt, commitment)
  select head + number, event_id, type, revision, aggregate_type, aggregate_id, sequence, now_at,
         payload, metadata, salt, commitment
    from unnest(p_event_ids, p_types, p_revisions, p_aggregate_types, p_aggregate_ids, p_sequences,
                p_payloads, p_metadata, p_salts, p_commitments) with ordinality
      as events (event_id, type, revision, aggregate_type, aggregate_id, sequence, payload, metadata,
                 salt, commitment, number);

  insert into event_log_command (command_id, fingerprint, aggregate_id, version, first_position,
                                 last_position, result_ids)
  select command_id, fingerprint, aggregate_id, version, head + first_event, head + last_event,
         result_ids
    from unnest(p_command_ids, p_fingerprints, p_command_aggregates, p_versions, p_first_events,
                p_last_events, p_result_ids)
      as commands (command_id, fingerprint, aggregate_id, version, first_event, last_event,
                   result_ids);

  update event_log_head set position = head + cardinality(p_event_ids), recorded_at = now_at;
  perform pg_notify('framelog_log', (head + cardinality(p_event_ids))::text);
  return head;
end $$;
