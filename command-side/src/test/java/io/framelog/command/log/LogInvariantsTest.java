package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.log.AppendUnit;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The batteries can only find what the invariants can see: each of these is seen. */
class LogInvariantsTest {
  private static LogDatabase database;
  private static Acknowledged second;

  /** Three units of 2, 3 and 2 events, the first and the last on one aggregate. */
  @BeforeAll
  static void fillLog() throws Exception {
    database = LogDatabase.fresh("invariants").migrated();
    String aggregate = Units.id();
    AppendUnit middle = Units.unit(Units.id(), Units.id(), 0, 3);
    try (LogNode node = LogNode.on(database)) {
      node.appender().append(Units.unit(Units.id(), aggregate, 0, 2));
      second = Acknowledged.of(middle.commandId(), node.appender().append(middle));
      node.appender().append(Units.unit(Units.id(), aggregate, 2, 2));
    }
  }

  @Test
  void aSoundLogPasses() {
    assertThat(new LogInvariants(database).holdWith(List.of(second, second))).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          delete from event_log where position = 4                            | positions are dense
          update event_log_head set position = 8                              | the head row names
          update event_log set sequence = 7 where position = 7                | every aggregate's sequence
          delete from event_log_command where first_position = 3              | the commands' ranges
          update event_log_command set last_position = 4 where last_position = 5 | no unit is half-written
          delete from event_log_command where last_position = 7               | the last command ends
          update event_log_command set first_position = 4 where first_position = 3 | stands in that command's range
          update event_log set event_id = (select event_id from event_log where position = 1) where position = 2 | no event is there twice
          update event_log set payload = '{}' where position = 2              | every commitment
          update event_log set recorded_at = now() + interval '1 h' where position = 2 | recorded times
          """)
  void damageIsSeen(String damage, String claim) throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false); // and never committed
      statement.execute("set session_replication_role = replica"); // a superuser without triggers
      assertThat(statement.executeUpdate(damage)).as("rows damaged").isPositive();
      JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> new LogInvariants(jdbc).hold())
          .withMessageContaining(claim);
    }
  }

  @Test
  void anAcknowledgedCommandThatIsNotThereOrElsewhereIsSeen() {
    List<Acknowledged> lost = List.of(second, new Acknowledged(Units.id(), 8, 8));
    List<Acknowledged> moved = List.of(new Acknowledged(second.commandId(), 4, 6));
    List<Acknowledged> answeredTwice = List.of(second, new Acknowledged(second.commandId(), 8, 10));
    for (List<Acknowledged> told : List.of(lost, moved, answeredTwice)) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> new LogInvariants(database).holdWith(told));
    }
  }
}
