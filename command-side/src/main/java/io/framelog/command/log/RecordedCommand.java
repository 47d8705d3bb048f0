package io.framelog.command.log;

import io.framelog.log.CommandOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A command that was done, as event_log_command and command_intent keep it. */
public record RecordedCommand(UUID commandId, String fingerprint, CommandOutcome outcome) {
  /** Instead of a fingerprint, which can be guessed from, where what it was of was erased. */
  static final String ERASED = "erased";

  /** The columns that {@link #read} needs, in its order. */
  public static final String COLUMNS =
      "command_id, fingerprint, aggregate_id, version, first_position, last_position, result_ids";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> IDS = new TypeReference<>() {};

  public static RecordedCommand read(ResultSet row) throws SQLException {
    return new RecordedCommand(
        row.getObject(1, UUID.class),
        row.getString(2),
        new CommandOutcome(
            row.getString(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            JSON.readValue(row.getString(7), IDS)));
  }

  /**
   * Whether a command of this fingerprint is this one sent again; once erased nobody can tell any
   * more, and it counts as the same.
   */
  public boolean isOf(String sent) {
    return fingerprint.equals(sent) || fingerprint.equals(ERASED);
  }

  /** The form of {@code result_ids}. */
  static String json(Map<String, String> ids) {
    return ids.isEmpty() ? "{}" : JSON.writeValueAsString(ids);
  }
}
