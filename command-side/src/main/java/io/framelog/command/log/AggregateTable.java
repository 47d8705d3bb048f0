package io.framelog.command.log;

import io.framelog.log.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads many aggregates in one statement, each from its snapshot on. */
final class AggregateTable {
  private static final long SNAPSHOT = 0;

  // One statement, hence one moment: a snapshot and the events after it always fit together.
  // "offset 0" keeps the planner from joining by a scan of the whole log while it has no
  // statistics.
  private static final String READ =
      """
      with wanted as (select unnest(?::uuid[]) as id),
      snapshots as materialized (
        select newest.* from wanted cross join lateral (
          select * from aggregate_snapshot where aggregate_id = wanted.id offset 0) newest)
      select 0 as position, event_id, payload_type, revision, aggregate_type, aggregate_id, sequence,
             recorded_at, payload, metadata
        from snapshots
      union all
      select later.* from wanted
        left join snapshots on snapshots.aggregate_id = wanted.id
        cross join lateral (
          select %s from event_log
           where aggregate_id = wanted.id and sequence > coalesce(snapshots.sequence, -1)
           offset 0) later
      order by aggregate_id, sequence"""
          .formatted(PostgresLogReader.COLUMNS);

  private final JdbcTemplate jdbc;

  AggregateTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the aggregates that are there. */
  Map<UUID, StoredAggregate> read(Set<UUID> ids) {
    Map<UUID, DomainEventData<String>> snapshots = new HashMap<>();
    Map<UUID, List<LoggedEvent>> events = new HashMap<>();
    jdbc.query(
        READ,
        row -> {
          UUID id = row.getObject(6, UUID.class);
          LoggedEvent event = PostgresLogReader.event(row);
          if (event.position() == SNAPSHOT) {
            snapshots.put(id, snapshot(event));
          } else {
            events.computeIfAbsent(id, first -> new ArrayList<>()).add(event);
          }
        },
        (Object) ids.toArray(UUID[]::new));
    Map<UUID, StoredAggregate> found = new HashMap<>();
    for (UUID id : ids) {
      if (snapshots.containsKey(id) || events.containsKey(id)) {
        found.put(id, new StoredAggregate(snapshots.get(id), events.getOrDefault(id, List.of())));
      }
    }
    return found;
  }

  private static DomainEventData<String> snapshot(LoggedEvent row) {
    return new GenericDomainEventEntry<>(
        row.aggregateType(),
        row.aggregateId(),
        row.sequence(),
        row.eventId(),
        row.recordedAt(),
        row.type(),
        row.revision(),
        row.payload(),
        row.metadata());
  }
}
