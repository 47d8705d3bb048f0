package io.framelog.query.browse;

import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.Selection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A random sample of the images that match: the first in the order of their ids, which are hashes
 * of content. When all that match are in it, what is counted in it is exact.
 *
 * @param rows how many images are in it
 * @param last the greatest id in it; null when it is empty
 * @param most how many it may hold
 */
record ImageSample(long rows, @Nullable UUID last, int most) {
  private static final double ALL_IDS = 0x1p48;

  /**
   * The query of a sample with the columns image_id, tags, actors, metadata, review, width and
   * height. It goes one beyond {@code most}, so that one can tell whether there are more.
   */
  static SqlCondition statement(Selection selection, @Nullable Long asOf, int most) {
    SqlCondition condition =
        asOf == null ? SqlSelection.now(selection) : SqlSelection.asOf(asOf, selection);
    String state = asOf == null ? "i" : "v";
    String versions =
        asOf == null
            ? ""
            : " join image_version v on v.image_id = i.image_id and v.valid_from <= %1$d and v.valid_to > %1$d"
                .formatted(asOf);
    return new SqlCondition(
        "select i.image_id, %1$s.tags, %1$s.actors, %1$s.metadata, %1$s.review, i.width, i.height from image i%2$s where %3$s order by i.image_id limit %4$d"
            .formatted(state, versions, condition.sql(), most + 1),
        condition.parameters());
  }

  boolean isExact() {
    return rows <= most;
  }

  /** How many images match, from how far into all ids the sample reaches when it ends early. */
  long total() {
    if (isExact() || last == null) {
      return rows;
    }
    // The first 48 bits of an id are random; behind them stands its version.
    double reached = ((last.getMostSignificantBits() >>> 16) + 1) / ALL_IDS;
    return Math.max(rows, Math.round(rows / reached));
  }

  /** What {@code count} images of the sample stand for. */
  long estimate(long count) {
    return isExact() ? count : Math.round((double) count * total() / rows);
  }
}
