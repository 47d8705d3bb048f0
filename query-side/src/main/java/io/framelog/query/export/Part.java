package io.framelog.query.export;

import java.util.Locale;

/** One side of a split. */
enum Part {
  TRAIN,
  VALIDATION;

  /** As it stands in requests, folders and columns. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
