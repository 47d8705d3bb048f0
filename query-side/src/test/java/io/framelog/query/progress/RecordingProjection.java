package io.framelog.query.progress;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/** Notes down every event in a table, and fails or waits when told to. */
public class RecordingProjection implements BatchProjection {
  static final String NAME = "recording";

  /** How many more times applying fails, after it has written. */
  final AtomicInteger failures = new AtomicInteger();

  volatile CountDownLatch gate = new CountDownLatch(0);

  private final JdbcTemplate jdbc;

  RecordingProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    jdbc.execute(
        """
        create table if not exists recording
          (position bigint primary key, type text, aggregate text, actor text)""");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean reads(String aggregateType) {
    return false;
  }

  @Override
  public void prepare(List<PositionedEvent> batch) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void apply(List<PositionedEvent> batch) {
    for (PositionedEvent event : batch) {
      jdbc.update(
          "insert into recording values (?, ?, ?, ?)",
          event.position(),
          event.type(),
          event.aggregateId(),
          event.actor());
    }
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalArgumentException("told to fail");
    }
  }

  @Override
  public void reset() {
    jdbc.execute("truncate recording");
  }
}
