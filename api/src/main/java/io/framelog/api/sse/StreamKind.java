package io.framelog.api.sse;

import java.util.Locale;

/** What a stream is of. */
public enum StreamKind {
  LOG,
  SELECTION,
  JOB;

  /** As metrics name it. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
