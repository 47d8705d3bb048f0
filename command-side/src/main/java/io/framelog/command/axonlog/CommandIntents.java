package io.framelog.command.axonlog;

import io.framelog.command.log.RecordedCommand;
import io.framelog.log.CommandOutcome;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of what commands are about to do and have done. Each statement is a transaction of its
 * own, and none is open while the store is at work.
 */
final class CommandIntents {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> IDS = new TypeReference<>() {};

  private static final String ATTEMPT = "insert into command_attempt ";
  private static final String BEGIN =
      """
      with claimed as (
        insert into command_intent (command_id, fingerprint) values (?, ?)
        on conflict do nothing returning command_id),
      attempted as (
        insert into command_attempt
        select command_id, ?, ?, ?, ?, ?, ? from claimed)
      select count(*) from claimed""";
  private static final String COMPLETE =
      """
      with forgotten as (delete from command_attempt where command_id = ?)
      update command_intent
         set aggregate_id = ?, version = ?, first_position = ?, last_position = ?, result_ids = ?
       where command_id = ? and last_position is null""";

  private final JdbcTemplate jdbc;

  CommandIntents(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Claims the command and notes its attempt; false when the command was begun before. */
  boolean begin(CommandAttempt attempt, String fingerprint) {
    Long claimed =
        jdbc.queryForObject(
            BEGIN,
            Long.class,
            attempt.commandId(),
            fingerprint,
            attempt.aggregateId(),
            attempt.sequence(),
            attempt.events(),
            UUID.fromString(attempt.decision().aggregateId()),
            attempt.decision().version(),
            JSON.writeValueAsString(attempt.decision().ids()));
    return claimed != null && claimed == 1;
  }

  /** Notes another attempt at a command that was begun before. */
  void note(CommandAttempt attempt) {
    jdbc.update(
        ATTEMPT + "values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        attempt.commandId(),
        attempt.aggregateId(),
        attempt.sequence(),
        attempt.events(),
        UUID.fromString(attempt.decision().aggregateId()),
        attempt.decision().version(),
        JSON.writeValueAsString(attempt.decision().ids()));
  }

  /** The attempts at a command whose outcome is not known. */
  List<CommandAttempt> attempts(UUID commandId) {
    return jdbc.query(
        "select aggregate_id, sequence, events, decided_aggregate::text, version, result_ids"
            + " from command_attempt where command_id = ? order by sequence",
        (row, number) ->
            new CommandAttempt(
                commandId,
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getInt(3),
                new Decision(
                    row.getString(4), row.getLong(5), JSON.readValue(row.getString(6), IDS))),
        commandId);
  }

  /** Drops an attempt that can never get in. */
  void forget(CommandAttempt attempt) {
    jdbc.update(
        "delete from command_attempt where command_id = ? and aggregate_id = ? and sequence = ?",
        attempt.commandId(),
        attempt.aggregateId(),
        attempt.sequence());
  }

  /** Keeps the outcome, unless another copy of the command has kept its own: then returns that. */
  CommandOutcome complete(UUID commandId, CommandOutcome outcome) {
    int kept =
        jdbc.update(
            COMPLETE,
            commandId,
            UUID.fromString(outcome.aggregateId()),
            outcome.version(),
            outcome.firstPosition(),
            outcome.position(),
            JSON.writeValueAsString(outcome.ids()),
            commandId);
    return kept == 1 ? outcome : done(commandId).orElseThrow().outcome();
  }

  /** The content that the command was first sent with. */
  String fingerprint(UUID commandId) {
    return jdbc.query(
            "select fingerprint from command_intent where command_id = ?",
            (row, number) -> row.getString(1),
            commandId)
        .getFirst();
  }

  /** The command, if its outcome is known. */
  Optional<RecordedCommand> done(UUID commandId) {
    return jdbc
        .query(
            "select "
                + RecordedCommand.COLUMNS
                + " from command_intent where command_id = ? and last_position is not null",
            (row, number) -> RecordedCommand.read(row),
            commandId)
        .stream()
        .findFirst();
  }
}
