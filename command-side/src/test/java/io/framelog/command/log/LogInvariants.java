package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.log.MetadataKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What must be true of a log whatever has happened to the nodes and the server, checked in plain
 * SQL on the tables, with none of the code under test.
 */
final class LogInvariants {
  /** Claims, each with a query that counts what breaks it. */
  private static final Map<String, String> BROKEN =
      Map.ofEntries(
          Map.entry(
              "positions are dense from 1",
              """
              select abs(count(*) - coalesce(max(position), 0)) + abs(coalesce(min(position), 1) - 1)
                from event_log"""),
          Map.entry(
              "the head row names the last event",
              """
              select abs(position - (select coalesce(max(position), 0) from event_log))
                from event_log_head"""),
          Map.entry(
              "every aggregate's sequence counts from 0 without a gap, in the order of positions",
              """
              select count(*) from (
                select sequence - row_number() over (partition by aggregate_id order by position)
                       as ahead from event_log) numbered
               where ahead <> -1"""),
          Map.entry(
              "the commands' ranges follow each other without a gap or an overlap from 1",
              """
              select count(*) from (
                select first_position, last_position,
                       lag(last_position, 1, 0::bigint) over (order by first_position) as before
                  from event_log_command) ranges
               where first_position <> before + 1 or last_position < first_position"""),
          Map.entry(
              "the last command ends at the head",
              """
              select abs(position - (select coalesce(max(last_position), 0) from event_log_command))
                from event_log_head"""),
          Map.entry(
              "an event that names its command stands in that command's range",
              """
              select count(*)
                from (select position, (metadata::jsonb ->> '%s')::uuid as sender from event_log) e
                left join event_log_command c on c.command_id = e.sender
               where e.sender is not null
                 and (c.command_id is null
                      or e.position not between c.first_position and c.last_position)"""
                  .formatted(MetadataKeys.COMMAND_ID)),
          Map.entry(
              "no unit is half-written",
              """
              select count(*)
                from (select (metadata::jsonb ->> '%s')::uuid as sender,
                             (metadata::jsonb ->> '%s')::int as size from event_log) e
                join event_log_command c on c.command_id = e.sender
               where e.size <> c.last_position - c.first_position + 1"""
                  .formatted(MetadataKeys.COMMAND_ID, Units.UNIT_SIZE)),
          Map.entry(
              "no event is there twice",
              "select count(*) - count(distinct event_id) from event_log"),
          Map.entry(
              "every commitment is SHA-256(salt || payload) under a salt of 16 bytes",
              """
              select count(*) from event_log
               where commitment <> sha256(salt || convert_to(payload, 'UTF8'))
                  or length(salt) <> 16"""),
          Map.entry(
              "recorded times never run backwards",
              """
              select count(*) from (
                select recorded_at < lag(recorded_at) over (order by position) as backwards
                  from event_log) steps
               where backwards"""));

  private final JdbcTemplate jdbc;

  LogInvariants(LogDatabase database) {
    this(database.jdbc());
  }

  LogInvariants(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Asserts all that does not depend on who was told what. Returns the head. */
  long hold() {
    SoftAssertions.assertSoftly(
        softly ->
            BROKEN.forEach(
                (claim, broken) ->
                    softly.assertThat(jdbc.queryForObject(broken, Long.class)).as(claim).isZero()));
    return Objects.requireNonNull(
        jdbc.queryForObject("select position from event_log_head", Long.class));
  }

  /**
   * Asserts, besides, that each of these commands stands in the log exactly once with just the
   * positions that its sender was told. Returns the head.
   */
  long holdWith(Collection<Acknowledged> acknowledged) {
    Map<String, Acknowledged> recorded = recorded();
    Map<String, Acknowledged> promised =
        acknowledged.stream()
            .collect(Collectors.toMap(Acknowledged::commandId, told -> told, LogInvariants::same));
    Map<String, Acknowledged> kept = new HashMap<>(recorded);
    kept.keySet().retainAll(promised.keySet());
    assertThat(kept).as("what was acknowledged").isEqualTo(promised);
    return hold();
  }

  /** A command that was acknowledged more than once got the same answer each time. */
  private static Acknowledged same(Acknowledged one, Acknowledged other) {
    assertThat(one).as("two answers to one command").isEqualTo(other);
    return one;
  }

  private Map<String, Acknowledged> recorded() {
    String sql = "select command_id::text, first_position, last_position from event_log_command";
    try (Stream<Acknowledged> rows =
        jdbc.queryForStream(
            sql,
            (row, number) -> new Acknowledged(row.getString(1), row.getLong(2), row.getLong(3)))) {
      return rows.collect(Collectors.toMap(Acknowledged::commandId, command -> command));
    }
  }
}
