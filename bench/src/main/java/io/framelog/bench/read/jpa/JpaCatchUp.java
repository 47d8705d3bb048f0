package io.framelog.bench.read.jpa;

import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets {@link JpaImages} run over the beginning of the log, into tables of its own. */
public final class JpaCatchUp {
  /** The name of its processor. */
  public static final String PROCESSOR = "jpa-images";

  private static final long POLL_MILLIS = 20;

  private static final String[][] TABLES = {
    {JpaImages.IMAGE, "image"},
    {JpaImages.VERSION, "image_version"},
    {JpaImages.CROP, "crop_version"}
  };

  private final StreamingEventProcessor processor;
  private final JdbcTemplate jdbc;

  public JpaCatchUp(StreamingEventProcessor processor, JdbcTemplate jdbc) {
    this.processor = processor;
    this.jdbc = jdbc;
  }

  /**
   * Events a second over the log's beginning, after a warm-up. A log that is short ends both: half
   * of it is warm-up at most.
   *
   * @param head where the log ends
   * @param warmUpSeconds not counted
   * @param seconds counted
   */
  public double rate(long head, int warmUpSeconds, int seconds) throws InterruptedException {
    for (String[] table : TABLES) {
      jdbc.execute("drop table if exists " + table[0]);
      jdbc.execute("create table %s (like %s including all)".formatted(table[0], table[1]));
    }
    processor.resetTokens();
    processor.start();
    try {
      long from = position(head / 2, warmUpSeconds);
      long begin = System.nanoTime();
      long to = position(head, seconds);
      if (to <= from || processor.isError()) {
        throw new IllegalStateException("it stands at event " + to);
      }
      return (to - from) * 1e9 / (System.nanoTime() - begin);
    } finally {
      processor.shutDown();
      for (String[] table : TABLES) {
        jdbc.execute("drop table " + table[0]);
      }
    }
  }

  /** Where it is when it has come that far, or when the time is up. */
  private long position(long wanted, int seconds) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long position = position();
    while (position < wanted && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      position = position();
    }
    return position;
  }

  private long position() {
    return processor.processingStatus().values().stream()
        .mapToLong(status -> status.getCurrentPosition().orElse(0))
        .max()
        .orElse(0);
  }
}
