-- Payload and metadata of an event are sealed apart, so that each can be erased by itself: the
-- leaf of an event holds two commitments and neither text (docs/adr/0017).

alter table event_log add column metadata_salt bytea;       -- 16 random bytes; null once erased
alter table event_log add column metadata_commitment bytea; -- as commitment; null while it can be
                                                            -- computed, that is, before erasure
alter table event_log alter column salt drop not null;      -- null once erased

-- Events that were written under the earlier form of the leaf (no release had it).
alter table event_log disable trigger event_log_rows;
update event_log set metadata_salt = decode(replace(gen_random_uuid()::text, '-', ''), 'hex');
alter table event_log enable trigger event_log_rows;

alter table event_log add constraint event_log_metadata_seal
  check ((metadata_salt is null) = (metadata_commitment is not null));

-- The function of V1_003, with the salts of the metadata.
drop function event_log_append(
  uuid[], text[], text[], text[], uuid[], bigint[], text[], text[], bytea[], bytea[],
  uuid[], bigint[], uuid[], text[], uuid[], bigint[], bigint[], bigint[], text[]);

create function event_log_append(
  p_event_ids uuid[], p_types text[], p_revisions text[], p_aggregate_types text[],
  p_aggregate_ids uuid[], p_sequences bigint[], p_payloads text[], p_metadata text[],
  p_salts bytea[], p_commitments bytea[], p_metadata_salts bytea[],
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
                         sequence, recorded_at, payload, metadata, salt, commitment,
                         metadata_salt)
  select head + number, event_id, type, revision, aggregate_type, aggregate_id, sequence, now_at,
         payload, metadata, salt, commitment, metadata_salt
    from unnest(p_event_ids, p_types, p_revisions, p_aggregate_types, p_aggregate_ids, p_sequences,
                p_payloads, p_metadata, p_salts, p_commitments, p_metadata_salts) with ordinality
      as events (event_id, type, revision, aggregate_type, aggregate_id, sequence, payload, metadata,
                 salt, commitment, metadata_salt, number);

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
