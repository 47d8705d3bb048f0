package io.framelog.bench.read;

import io.framelog.image.queries.FindImage;
import io.framelog.image.queries.ImageAnswer;
import java.util.List;
import java.util.Random;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/**
 * One image by id through the query bus, as it is (from PostgreSQL, as each single read) and as it
 * was at a random position of its life, in turns.
 */
final class PastReads implements Measure {
  private static final int CALLS = 5_000;
  private static final int WARM_UP = 2_000;

  @Override
  public String name() {
    return "as-of";
  }

  @Override
  public List<Row> run(ReadSide side) throws Exception {
    side.project("image");
    QueryGateway queries = side.bean(QueryGateway.class);
    GeneratedLog log = side.log();
    long eventsAnImage = log.events() / log.images();
    Random random = new Random(11);
    Timings now = new Timings(CALLS + WARM_UP);
    Timings then = new Timings(CALLS + WARM_UP);
    for (int call = -WARM_UP; call < CALLS; call++) {
      if (call == 0) {
        now = new Timings(CALLS);
        then = new Timings(CALLS);
      }
      int number = random.nextInt(log.images() - 1);
      String id = log.imageId(number);
      long position = random.nextLong((number + 1L) * eventsAnImage, log.events() + 1);
      now.time(() -> find(queries, id, null));
      then.time(() -> find(queries, id, position));
    }
    return List.of(
        new Row(
            "get as of a past position",
            "<= 1.5 x",
            then.toString(),
            "now: " + now,
            then.ratioTo(now)));
  }

  private static ImageAnswer find(QueryGateway queries, String id, @Nullable Long asOf) {
    return queries.query(new FindImage(id, asOf, null), ImageAnswer.class).join();
  }
}
