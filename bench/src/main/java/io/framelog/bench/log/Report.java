package io.framelog.bench.log;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collects rows and prints them as Markdown. */
final class Report {
  private final List<String> lines = new ArrayList<>();

  void settings(JdbcClient jdbc, Duration round, int rounds) {
    lines.add(
        "%s, %d cores, Java %s, PostgreSQL %s (fsync %s, synchronous_commit %s, shared_buffers %s),"
            .formatted(
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                show(jdbc, "server_version"),
                show(jdbc, "fsync"),
                show(jdbc, "synchronous_commit"),
                show(jdbc, "shared_buffers")));
    lines.add(
        "all on one machine; event processors off; medians of %d rounds of %d s taken in turns."
            .formatted(rounds, round.toSeconds()));
    lines.add("");
    lines.add("| measure | bar | Framelog | against | ratio |");
    lines.add("|---|---|---|---|---|");
  }

  private static String show(JdbcClient jdbc, String setting) {
    return jdbc.sql("show " + setting).query(String.class).single();
  }

  void ratio(String measure, String bar, double ours, double theirs, String unit) {
    add(
        "| %s | %s | %,.0f%s | %,.0f%s | %.2f |"
            .formatted(measure, bar, ours, unit, theirs, unit, ours / theirs));
  }

  void figure(String measure, String figure) {
    add("| %s | | %s | | |".formatted(measure, figure));
  }

  void size(JdbcClient jdbc) {
    figure(
        "bytes of disk per event, with all indexes and the command's row",
        jdbc.sql(
                """
                select round((pg_total_relation_size('event_log')
                              + pg_total_relation_size('event_log_command'))
                             / (select position from event_log_head))::text""")
            .query(String.class)
            .single());
  }

  private void add(String line) {
    System.err.println(line);
    lines.add(line);
  }

  void print() {
    lines.forEach(System.out::println);
  }
}
