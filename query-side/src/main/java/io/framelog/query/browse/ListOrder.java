package io.framelog.query.browse;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what a list is sorted. Equal keys are sorted by id, in the same direction. */
record ListOrder(Key key, boolean descending) {
  private static final ListOrder NEWEST_FIRST = new ListOrder(Key.CREATED, true);

  /**
   * CREATED and UPDATED are the positions of the registration and of the last annotation event:
   * times in the order of the log.
   */
  enum Key {
    CREATED,
    UPDATED,
    ID,
    WIDTH,
    HEIGHT,
    BYTES
  }

  /** Without a direction, the newest come first, and the least of what is not about time. */
  static ListOrder of(@Nullable String sort) {
    if (sort == null || sort.isBlank()) {
      return NEWEST_FIRST;
    }
    int colon = sort.indexOf(':');
    Key key = key(sort, colon < 0 ? sort : sort.substring(0, colon));
    return switch (colon < 0 ? "" : sort.substring(colon + 1)) {
      case "" -> new ListOrder(key, key == Key.CREATED || key == Key.UPDATED);
      case "asc" -> new ListOrder(key, false);
      case "desc" -> new ListOrder(key, true);
      default -> throw unknown(sort);
    };
  }

  private static Key key(String sort, String name) {
    return switch (name) {
      case "created" -> Key.CREATED;
      case "updated", "position" -> Key.UPDATED;
      case "id" -> Key.ID;
      case "width" -> Key.WIDTH;
      case "height" -> Key.HEIGHT;
      case "bytes" -> Key.BYTES;
      default -> throw unknown(sort);
    };
  }

  private static QueryRejected unknown(String sort) {
    return new QueryRejected(
        ErrorCode.SORT_INVALID,
        "'%s' is none of created, updated, position, id, width, height and bytes, with or without :asc or :desc"
            .formatted(sort),
        Map.of("field", "sort"));
  }

  String direction() {
    return descending ? " desc" : " asc";
  }

  /** Compares what comes behind with what came before. */
  String behind() {
    return descending ? " < " : " > ";
  }
}
