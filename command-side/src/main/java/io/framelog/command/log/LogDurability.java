package io.framelog.command.log;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to start on a server that may forget what it has acknowledged. */
final class LogDurability {
  private static final List<String> MUST_BE_ON = List.of("fsync", "full_page_writes");

  private LogDurability() {}

  static void check(JdbcClient jdbc) {
    for (String setting : MUST_BE_ON) {
      String value = jdbc.sql("show " + setting).query(String.class).single();
      if (!"on".equals(value)) {
        throw new IllegalStateException(
            "log-not-durable: PostgreSQL runs with "
                + setting
                + " = "
                + value
                + "; the event log needs it on");
      }
    }
  }
}
