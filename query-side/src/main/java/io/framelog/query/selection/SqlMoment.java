package io.framelog.query.selection;

import org.jspecify.annotations.Nullable;

/**
 * Where a state of images stands in the tables: in the current rows of {@code image i}, or, as of a
 * position, in the joined row of {@code image_version v} that is valid there.
 *
 * @param position a number, or an expression over a table that is joined; null for now
 */
record SqlMoment(@Nullable String position) {
  static final SqlMoment NOW = new SqlMoment(null);

  static SqlMoment asOf(long position) {
    return new SqlMoment(Long.toString(position));
  }

  boolean isNow() {
    return position == null;
  }

  /** A column that {@code image} and {@code image_version} both have. */
  String column(String name) {
    return (isNow() ? "i." : "v.") + name;
  }

  /** When the last annotation event was recorded. */
  String editedAt() {
    return isNow() ? "i.updated_at" : "v.recorded_at";
  }

  /** The position of the last annotation event. */
  String editedPosition() {
    return isNow() ? "i.updated_position" : "v.valid_from";
  }

  /** Says that the row with this alias, which is a range of positions, is valid. */
  String isValid(String alias) {
    return isNow()
        ? alias + ".valid_to = " + Long.MAX_VALUE
        : "%1$s.valid_from <= %2$s and %1$s.valid_to > %2$s".formatted(alias, position);
  }

  /** Says that what is at the position in this column has happened. */
  String hasReached(String column) {
    return isNow() ? "true" : column + " <= " + position;
  }
}
