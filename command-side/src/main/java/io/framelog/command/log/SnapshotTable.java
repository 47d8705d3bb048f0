package io.framelog.command.log;

import java.time.ZoneOffset;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the newest snapshot of each aggregate; an older one never replaces it. {@link
 * AggregateTable} reads them. A snapshot that was folded before its aggregate was erased is not
 * kept: the lock on the first event waits for an erasure that is under way, and is waited for by
 * one that comes.
 */
final class SnapshotTable {
  private final JdbcTemplate jdbc;

  SnapshotTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void store(DomainEventMessage<?> snapshot, Serializer serializer) {
    SerializedObject<String> payload = snapshot.serializePayload(serializer, String.class);
    SerializedObject<String> metadata = snapshot.serializeMetaData(serializer, String.class);
    jdbc.update(
        """
        with unerased as (
          select from event_log
           where aggregate_id = ? and sequence = 0 and salt is not null for share)
        insert into aggregate_snapshot
        select ?, ?, ?, ?, ?, ?, ?, ?, ? from unerased
        on conflict (aggregate_id) do update
          set sequence = excluded.sequence, event_id = excluded.event_id,
              payload_type = excluded.payload_type, revision = excluded.revision,
              recorded_at = excluded.recorded_at, payload = excluded.payload,
              metadata = excluded.metadata
          where aggregate_snapshot.sequence < excluded.sequence
             or aggregate_snapshot.revision is distinct from excluded.revision""",
        UUID.fromString(snapshot.getAggregateIdentifier()),
        UUID.fromString(snapshot.getAggregateIdentifier()),
        snapshot.getType(),
        snapshot.getSequenceNumber(),
        UUID.fromString(snapshot.getIdentifier()),
        payload.getType().getName(),
        payload.getType().getRevision(),
        snapshot.getTimestamp().atOffset(ZoneOffset.UTC),
        payload.getData(),
        metadata.getData());
  }
}
