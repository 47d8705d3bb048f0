package io.framelog.query.audit;

import io.framelog.identity.Sha256;
import io.framelog.log.LogReader;
import io.framelog.log.SealedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who owns the database: a superuser, whom no trigger stops. */
class Forger {
  private static final int PAGE = 1_000;

  private final JdbcTemplate jdbc;
  private final LogReader log;
  private final TransactionTemplate transaction;

  Forger(JdbcTemplate jdbc, LogReader log, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.log = log;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** How the log is forged, at a place that the random numbers choose. */
  interface Forgery {
    /**
     * @param last the last position that the auditor's checkpoint covers
     */
    void forge(Forger forger, long last, Random random);
  }

  /** The whole log as it reads when it is forged; the log itself stays as it was. */
  @Nullable List<SealedEvent> forged(Forgery forgery, long last, long seed) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          withoutTriggers();
          forgery.forge(this, last, new Random(seed));
          return everything();
        });
  }

  /** Changes the log for good. */
  void commit(String sql, Object... parameters) {
    transaction.executeWithoutResult(
        status -> {
          withoutTriggers();
          change(sql, parameters);
        });
  }

  /** Ends every connection but its own; true when there were some. */
  boolean killsOtherConnections() {
    return !jdbc.queryForList(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()
            """,
            Boolean.class)
        .isEmpty();
  }

  List<SealedEvent> everything() {
    List<SealedEvent> events = new ArrayList<>();
    List<SealedEvent> page;
    do {
      page = log.readSealed(events.isEmpty() ? 0 : events.getLast().event().position(), PAGE);
      events.addAll(page);
    } while (page.size() == PAGE);
    return events;
  }

  private void withoutTriggers() {
    jdbc.execute("set local session_replication_role = replica");
  }

  /** Runs a statement that must touch at least one row. */
  void change(String sql, Object... parameters) {
    if (jdbc.update(sql, parameters) == 0) {
      throw new IllegalStateException("nothing was forged: " + sql);
    }
  }

  /** A new payload with a salt and a commitment that fit it. */
  void reseal(long position, String payload) {
    byte[] salt = Sha256.of(payload.getBytes(StandardCharsets.UTF_8));
    byte[] half = Arrays.copyOf(salt, 16);
    change(
        "update event_log set payload = ?, salt = ?, commitment = ? where position = ?",
        payload,
        half,
        Sha256.of(half, payload.getBytes(StandardCharsets.UTF_8)),
        position);
  }

  /** Moves the events from a position on by one, up or down. */
  void shift(long from, int by) {
    change("update event_log set position = -position where position >= ?", from);
    change("update event_log set position = -position + ? where position < 0", by);
  }

  /** An event at the end of the log, with a seal of its own. */
  void tell(String type, String aggregate, String payload) {
    change(
        """
        insert into event_log (position, event_id, type, revision, aggregate_type, aggregate_id,
                               sequence, recorded_at, payload, metadata, salt, commitment,
                               metadata_salt)
        select max(position) + 1, gen_random_uuid(), ?, '1', 'Any', told.id,
               coalesce(max(sequence) filter (where aggregate_id = told.id), -1) + 1,
               max(recorded_at), told.payload, '{"actor":"root"}', told.salt,
               sha256(told.salt || convert_to(told.payload, 'UTF8')), told.salt
          from event_log,
               (select ?::uuid as id, ?::text as payload, substr(sha256('salt'), 1, 16) as salt) told
         group by told.id, told.payload, told.salt
        """,
        type,
        aggregate,
        payload);
  }

  /** An event that was never recorded, between two others. */
  void insert(long position) {
    shift(position, 1);
    change(
        """
        insert into event_log (position, event_id, type, revision, aggregate_type, aggregate_id,
                               sequence, recorded_at, payload, metadata, salt, commitment,
                               metadata_salt)
        select ?, ?, type, revision, aggregate_type, ?, 0, recorded_at, payload, metadata, salt,
               commitment, metadata_salt
          from event_log where position = ?
        """,
        position,
        UUID.randomUUID(),
        UUID.randomUUID(),
        position + 1);
  }
}
