package io.framelog.command.axonlog;

import io.framelog.log.LogHead;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which log this is. The store has no identity of its own, so PostgreSQL keeps one together with
 * the id of the first event, by which a store that was emptied or exchanged is noticed. That one
 * was set back to an older state shows by derived stores that are ahead of it.
 */
final class LogIdentity {
  private final JdbcTemplate jdbc;
  private volatile @Nullable Known verified;

  LogIdentity(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Known(String logId, long epoch, @Nullable String firstEventId) {}

  /**
   * The head at a position.
   *
   * @param firstEventId asked for once, when the log has events
   * @throws IllegalStateException {@code log-went-backwards} when this is another log
   */
  LogHead head(long position, Supplier<String> firstEventId) {
    Known known = verified;
    if (known == null) {
      known = read();
      if (position > 0) {
        known = verify(known, firstEventId.get());
        verified = known;
      }
    }
    if (position == 0 && known.firstEventId() != null) {
      throw new IllegalStateException(
          "log-went-backwards: the log is empty, but it began with event " + known.firstEventId());
    }
    return new LogHead(known.logId(), known.epoch(), position);
  }

  private Known verify(Known known, String firstEventId) {
    if (known.firstEventId() == null) {
      jdbc.update(
          "update axon_log set first_event_id = ? where first_event_id is null", firstEventId);
    }
    Known stored = read();
    if (!firstEventId.equals(stored.firstEventId())) {
      throw new IllegalStateException(
          "log-went-backwards: the log begins with event %s, but it began with %s"
              .formatted(firstEventId, stored.firstEventId()));
    }
    return stored;
  }

  private Known read() {
    return jdbc.query(
            "select log_id::text, epoch, first_event_id from axon_log",
            (row, number) -> new Known(row.getString(1), row.getLong(2), row.getString(3)))
        .getFirst();
  }
}
