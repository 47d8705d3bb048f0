package io.framelog.query.progress;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.log.LogHead;
import io.framelog.log.LogReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How far each projection is, kept beside its rows and written in the same transaction. */
@Component
public class ProjectionProgress {
  private static final long POLL_NANOS = Duration.ofMillis(25).toNanos();
  private static final String READ = "select position from projection_progress where name = ?";

  // A crash may lose the last commits, but token, rows and progress together: they are folded
  // again. So nobody has to wait for the disk. Log and epoch stay as the first batch found them: a
  // node that runs while they change must not write the old ones back.
  private static final String WRITE =
      """
      set local synchronous_commit = off;
      insert into projection_progress (name, position, recorded_at, log_id, epoch)
      values (?, ?, ?, ?, ?)
      on conflict (name) do update set position = excluded.position,
        recorded_at = excluded.recorded_at
      """;

  private static final String LOCK =
      "select position, mended, log_id, epoch from projection_progress where name = ? for update";

  private final JdbcTemplate jdbc;
  private final DataSource dataSource;
  private final LogReader log;
  private final Map<String, ProgressSignal> signals = new ConcurrentHashMap<>();
  private volatile @Nullable LogHead identity;

  ProjectionProgress(JdbcTemplate jdbc, DataSource dataSource, LogReader log) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
    this.log = log;
  }

  /**
   * The position of the last event that the projection has handled, 0 before its first; inside a
   * transaction, as that transaction sees it.
   */
  public long position(String name) {
    return jdbc.query(READ, rows -> rows.next() ? rows.getLong(1) : 0L, name);
  }

  /**
   * A row of progress.
   *
   * @param mended how often rows were changed other than by a batch
   * @param logId the log that the rows come from; {@code epoch} likewise
   */
  public record Reached(long position, long mended, String logId, long epoch) {
    /** Whether another one is of the same log, in the same epoch. */
    public boolean isOfLogOf(Reached other) {
      return logId.equals(other.logId) && epoch == other.epoch;
    }
  }

  /**
   * The row of progress, which stays as it is until the caller's transaction ends. Whoever writes
   * rows of a projection takes this lock first: its batches, a retry of a dead letter, the switch
   * to a rebuild. Empty before the first batch.
   */
  public Optional<Reached> lock(String name) {
    return jdbc
        .query(
            LOCK,
            (row, number) ->
                new Reached(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4)),
            name)
        .stream()
        .findFirst();
  }

  /** Notes that rows were changed other than by a batch; needs the lock. */
  public void mend(String name) {
    jdbc.update("update projection_progress set mended = mended + 1 where name = ?", name);
  }

  /** How often {@link #mend} was called, as the caller's transaction sees it. */
  public long mended(String name) {
    return jdbc.query(
        "select mended from projection_progress where name = ?",
        rows -> rows.next() ? rows.getLong(1) : 0L,
        name);
  }

  /**
   * Returns as soon as the projection has handled the event at {@code position}. Holds no
   * connection while it waits.
   *
   * @throws QueryRejected {@code position-invalid} when negative, {@code position-beyond-head} when
   *     the log does not reach it, {@code projection-behind} when it takes longer than {@code
   *     atMost}
   */
  public void await(String name, long position, Duration atMost) {
    if (position < 0) {
      throw new QueryRejected(ErrorCode.POSITION_INVALID, "Positions are not negative");
    }
    ProgressSignal signal = signal(name);
    long deadline = System.nanoTime() + atMost.toNanos();
    long seen = signal.count();
    if (committed(name) >= position) {
      return;
    }
    requireWithinLog(position);
    try {
      while (!signal.reached(position, seen, Math.min(POLL_NANOS, deadline - System.nanoTime()))) {
        if (System.nanoTime() >= deadline) {
          throw behind(name, position);
        }
        signal.poll(() -> committed(name));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for projection " + name, e);
    }
  }

  /** Refuses a position that the log does not reach (yet) with {@code position-beyond-head}. */
  public void requireWithinLog(long position) {
    long head = log.head().position();
    if (position > head) {
      throw new QueryRejected(
          ErrorCode.POSITION_BEYOND_HEAD,
          "The log ends at position %d, before %d".formatted(head, position),
          Map.of("position", position, "head", head));
    }
  }

  /**
   * Notes that everything up to {@code position} is handled; call it inside the transaction that
   * writes the rows. Those who wait are woken when it commits.
   */
  public void advance(String name, long position, Instant recordedAt) {
    record(name, position, recordedAt);
    publishAfterCommit(name, position);
  }

  /** As {@link #advance}, for a copy of the tables that nobody waits for. */
  public void record(String name, long position, Instant recordedAt) {
    LogHead known = identity();
    jdbc.update(
        WRITE,
        name,
        position,
        OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC),
        known.logId(),
        known.epoch());
  }

  /** Whether the projection's rows come from events of the log's present epoch, or are none. */
  public boolean isOfPresentEpoch(String name) {
    LogHead head = log.head();
    return jdbc.query(
        "select log_id, epoch from projection_progress where name = ?",
        rows ->
            !rows.next()
                || (head.logId().equals(rows.getString(1)) && head.epoch() == rows.getLong(2)),
        name);
  }

  /** Forgets the progress; call it inside the transaction that clears the rows. */
  void clear(String name) {
    jdbc.update("delete from projection_progress where name = ?", name);
    publishAfterCommit(name, 0);
  }

  private void publishAfterCommit(String name, long position) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("progress is only written inside a transaction");
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signal(name).publish(position);
          }
        });
  }

  /** On a connection of its own: what others can see, whatever transaction the caller is in. */
  public long committed(String name) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the progress of " + name, e);
    }
  }

  private ProgressSignal signal(String name) {
    return signals.computeIfAbsent(name, unused -> new ProgressSignal());
  }

  private LogHead identity() {
    LogHead known = identity;
    if (known == null) {
      known = log.head();
      identity = known;
    }
    return known;
  }

  /** The refusal {@code projection-behind}, with the time to retry after. */
  public static QueryRejected behind(String name, long position) {
    return new QueryRejected(
        ErrorCode.PROJECTION_BEHIND,
        "The projection %s has not reached position %d yet".formatted(name, position),
        Map.of("projection", name, "position", position, "retryAfterSeconds", 1));
  }
}
