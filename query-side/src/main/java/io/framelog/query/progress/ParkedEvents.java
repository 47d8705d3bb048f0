package io.framelog.query.progress;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.projection.DeadLetter;
import io.framelog.projection.DeadLetter.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What projections have put aside, because this build cannot read or handle it. Everything that
 * writes runs in the transaction of the batch: an event is in the rows, or it is here.
 */
@Component
public class ParkedEvents {
  private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);

  private static final String SELECT =
      "select position, event_id, type, revision, aggregate_id, reason, detail, parked_at"
          + " from parked_event";

  private final JdbcTemplate jdbc;
  private final LogReader log;

  /** The projections and types that this node has complained about. */
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  ParkedEvents(JdbcTemplate jdbc, LogReader log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  /** Those of the aggregates that have events here: their next ones must wait, too. */
  Set<String> waiting(String projection, Set<String> aggregateIds) {
    return new HashSet<>(
        jdbc.queryForList(
            """
            select distinct aggregate_id::text from parked_event
             where projection = ? and aggregate_id = any (?::uuid[])\
            """,
            String.class,
            projection,
            aggregateIds.toArray(new String[0])));
  }

  /** Puts one event aside, as it stands in the log. */
  void park(String projection, long position, Reason reason, String detail) {
    LoggedEvent event = log.read(LogQuery.all(position - 1, 1)).getFirst();
    jdbc.update(
        """
        insert into parked_event (projection, position, event_id, type, revision, aggregate_id,
                                  reason, detail, parked_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, now())\
        """,
        projection,
        position,
        UUID.fromString(event.eventId()),
        event.type(),
        event.revision(),
        UUID.fromString(event.aggregateId()),
        reason.name(),
        detail);
    if (reason != Reason.WAITS_BEHIND
        && said.add(projection + ' ' + event.type() + ' ' + event.revision())) {
      LOG.error(
          "Projection {} puts events of type {}, revision {} aside, the first at position {}: {}",
          projection,
          event.type(),
          event.revision(),
          position,
          detail);
    }
  }

  /** Those in a range of positions, both ends included, that an operator gave up. */
  Set<Long> discarded(String projection, long first, long last) {
    return new HashSet<>(
        jdbc.queryForList(
            "select position from discarded_event where projection = ? and position between ? and"
                + " ?",
            Long.class,
            projection,
            first,
            last));
  }

  /**
   * All of the aggregate of the event at {@code position}, in log order; none when none is there.
   */
  List<DeadLetter> sequenceAt(String projection, long position) {
    return jdbc.query(
        SELECT
            + """

            where projection = ? and aggregate_id = (
              select aggregate_id from parked_event where projection = ? and position = ?)
            order by position\
            """,
        (row, number) -> deadLetter(row),
        projection,
        projection,
        position);
  }

  void remove(String projection, long position) {
    jdbc.update(
        "delete from parked_event where projection = ? and position = ?", projection, position);
  }

  void relabel(String projection, long position, Reason reason, String detail) {
    jdbc.update(
        "update parked_event set reason = ?, detail = ? where projection = ? and position = ?",
        reason.name(),
        detail,
        projection,
        position);
  }

  /** Gives one up for good: it is no longer put aside, and who decided so stays on record. */
  void discard(String projection, long position, String actor, String reason) {
    jdbc.update(
        """
        with gone as (
          delete from parked_event where projection = ? and position = ? returning *)
        insert into discarded_event (projection, position, event_id, type, revision, aggregate_id,
                                     parked_for, detail, discarded_by, reason)
        select projection, position, event_id, type, revision, aggregate_id, reason, detail, ?, ?
          from gone
        on conflict (projection, position) do nothing\
        """,
        projection,
        position,
        actor,
        reason);
  }

  /** The projection begins anew and will meet them again. */
  void forget(String projection) {
    jdbc.update("delete from parked_event where projection = ?", projection);
  }

  long count(String projection) {
    return jdbc.query(
        "select count(*) from parked_event where projection = ?",
        row -> row.next() ? row.getLong(1) : 0L,
        projection);
  }

  /** In log order, beyond a position. */
  List<DeadLetter> list(String projection, long after, int limit) {
    return jdbc.query(
        SELECT + " where projection = ? and position > ? order by position limit ?",
        (row, number) -> deadLetter(row),
        projection,
        after,
        limit);
  }

  private static DeadLetter deadLetter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Reason.valueOf(row.getString(6)),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }

  /**
   * Refuses with {@code event-unknown} when the projection has put something aside at or before a
   * position: its rows are then not all that was true there. For answers that must be complete.
   */
  public void requireNoneUpTo(String projection, long position) {
    List<Long> first =
        jdbc.queryForList(
            """
            select position from parked_event where projection = ? and position <= ?
             order by position limit 1\
            """,
            Long.class,
            projection,
            position);
    if (!first.isEmpty()) {
      throw new QueryRejected(
          ErrorCode.EVENT_UNKNOWN,
          "The projection %s could not read the event at position %d"
              .formatted(projection, first.getFirst()),
          Map.of("projection", projection, "position", first.getFirst()));
    }
  }
}
