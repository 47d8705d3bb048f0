package io.framelog.bench.read;

import io.framelog.image.queries.ImagePage;
import io.framelog.image.queries.ListImages;
import java.util.List;
import java.util.Objects;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/**
 * Pages of fifty of a list by three terms, newest first, through the query bus: the first one, and
 * the thousandth (or the last, when there are less), whose cursor is found by walking there. The
 * terms match 50 %, 20 % and 5 % of the images, each within the one before.
 */
final class ListPages implements Measure {
  private static final int LIMIT = 50;
  private static final int DEEP = 1_000;
  private static final int CALLS = 300;
  private static final int WARM_UP = 100;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public List<Row> run(ReadSide side) throws Exception {
    side.project("image");
    side.project("image-cache");
    QueryGateway queries = side.bean(QueryGateway.class);
    String filter =
        String.join(" AND ", GeneratedLog.nestedTags().stream().map(tag -> "tag:" + tag).toList());
    int number = 1;
    String cursor = null;
    ImagePage page = page(queries, filter, null);
    while (number < DEEP && page.nextCursor() != null) {
      cursor = page.nextCursor();
      page = page(queries, filter, cursor);
      number++;
    }
    Timings first = new Timings(CALLS + WARM_UP);
    Timings deep = new Timings(CALLS + WARM_UP);
    String place = Objects.requireNonNull(cursor, "there is one page only");
    for (int call = -WARM_UP; call < CALLS; call++) {
      if (call == 0) {
        first = new Timings(CALLS);
        deep = new Timings(CALLS);
      }
      first.time(() -> page(queries, filter, null));
      deep.time(() -> page(queries, filter, place));
    }
    return List.of(
        Row.of("list by `" + filter + "`, page 1", "p99 < 50 ms", first.toString()),
        new Row(
            "the same, page %,d".formatted(number),
            "p99 < 50 ms; <= 1.5 x page 1",
            deep.toString(),
            "page 1",
            deep.ratioTo(first)));
  }

  private static ImagePage page(QueryGateway queries, String filter, @Nullable String cursor) {
    return queries
        .query(new ListImages(filter, null, LIMIT, cursor, false, null, null), ImagePage.class)
        .join();
  }
}
