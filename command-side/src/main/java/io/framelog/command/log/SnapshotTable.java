package io.framelog.command.log;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/** The newest snapshot of each aggregate; an older one never replaces it. */
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
        insert into aggregate_snapshot values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (aggregate_id) do update
          set sequence = excluded.sequence, event_id = excluded.event_id,
              payload_type = excluded.payload_type, revision = excluded.revision,
              recorded_at = excluded.recorded_at, payload = excluded.payload,
              metadata = excluded.metadata
          where aggregate_snapshot.sequence < excluded.sequence
             or aggregate_snapshot.revision is distinct from excluded.revision""",
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

  List<? extends DomainEventData<String>> read(String aggregateId) {
    return jdbc.query(
        "select aggregate_type, aggregate_id, sequence, event_id, recorded_at, payload_type,"
            + " revision, payload, metadata from aggregate_snapshot where aggregate_id = ?",
        (row, number) ->
            new GenericDomainEventEntry<>(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9)),
        UUID.fromString(aggregateId));
  }
}
