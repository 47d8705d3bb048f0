package io.framelog.bench.read;

import io.framelog.query.image.ImageProjection;
import java.util.List;

/** How fast the image projection takes the log from its first event. */
final class CatchUp implements Measure {
  @Override
  public String name() {
    return "catch-up";
  }

  @Override
  public List<Row> run(ReadSide side) {
    long begin = System.nanoTime();
    side.project(ImageProjection.NAME);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return List.of(Row.of("catch-up", "", "%,.0f events/s".formatted(side.position() / seconds)));
  }
}
