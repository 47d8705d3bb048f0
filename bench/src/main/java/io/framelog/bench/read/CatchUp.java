package io.framelog.bench.read;

import io.framelog.query.image.ImageProjection;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionReset;
import java.util.List;

/** How fast the image projection takes the log from its first event. */
final class CatchUp implements Measure {
  @Override
  public String name() {
    return "catch-up";
  }

  @Override
  public List<Row> run(ReadSide side) {
    if (side.bean(ProjectionProgress.class).committed(ImageProjection.NAME) > 0) {
      side.bean(ProjectionReset.class).reset(ImageProjection.NAME);
    }
    Cpu before = Cpu.now();
    long begin = System.nanoTime();
    side.project(ImageProjection.NAME);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return List.of(
        Row.of(
            "catch-up",
            "",
            "%,.0f events/s (%.1f s; %s)"
                .formatted(side.position() / seconds, seconds, Cpu.now().since(before))));
  }
}
