package io.framelog.bench.read;

import io.framelog.bench.read.jpa.JpaCatchUp;
import io.framelog.projection.ProjectionRun;
import io.framelog.query.image.ImageProjection;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionReset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How fast the image projection takes the log from its first event, through its own processor, and
 * how fast one that is written per event with JPA takes the log's beginning.
 */
final class CatchUp implements Measure {
  private static final int WARM_UP_SECONDS = 20;
  private static final int JPA_SECONDS = 40;
  private static final int REPORT_SECONDS = 10;
  private static final String BAR = ">= 20,000 events/s, >= 5 x JPA";

  @Override
  public String name() {
    return "catch-up";
  }

  @Override
  public List<Row> run(ReadSide side) throws InterruptedException {
    double jpa =
        new JpaCatchUp(side.processor(JpaCatchUp.PROCESSOR), side.jdbc())
            .rate(side.position(), WARM_UP_SECONDS, JPA_SECONDS);
    ReadSide.say("JPA, an event a transaction: %,.0f events/s", jpa);
    ProjectionProgress progress = side.bean(ProjectionProgress.class);
    if (progress.committed(ImageProjection.NAME) > 0) {
      side.bean(ProjectionReset.class).reset(ImageProjection.NAME);
    }
    Thread reports = Thread.ofVirtual().start(() -> report(progress, side.position()));
    Cpu before = Cpu.now();
    long begin = System.nanoTime();
    side.project(ImageProjection.NAME);
    double seconds = (System.nanoTime() - begin) / 1e9;
    Cpu used = Cpu.now().since(before);
    reports.join();
    return List.of(
        row("image projection from zero", side.position(), seconds, used, jpa), rebuild(side, jpa));
  }

  /** From zero too, beside the live projection, to the moment when it has taken its place. */
  private static Row rebuild(ReadSide side, double jpa) throws InterruptedException {
    Cpu before = Cpu.now();
    long begin = System.nanoTime();
    ProjectionRun run = new Rebuild(side).of(ImageProjection.NAME);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (run.state() != ProjectionRun.State.DONE) {
      throw new IllegalStateException("the rebuild ended as " + run);
    }
    return row(
        "rebuild beside the live one, indexes and switch included",
        side.position(),
        seconds,
        Cpu.now().since(before),
        jpa);
  }

  private static Row row(String measure, long events, double seconds, Cpu used, double jpa) {
    double rate = events / seconds;
    return new Row(
        "%s: %,d events".formatted(measure, events),
        BAR,
        "%,.0f events/s (%.0f s; processor time: %s)".formatted(rate, seconds, used),
        "per event with JPA: %,.0f events/s".formatted(jpa),
        "%.1f".formatted(rate / jpa));
  }

  private static void report(ProjectionProgress progress, long head) {
    long position = 0;
    while (position < head) {
      try {
        TimeUnit.SECONDS.sleep(REPORT_SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      long now = progress.committed(ImageProjection.NAME);
      ReadSide.say(
          "image projection: %,d of %,d (%,d/s)", now, head, (now - position) / REPORT_SECONDS);
      position = now;
    }
  }
}
