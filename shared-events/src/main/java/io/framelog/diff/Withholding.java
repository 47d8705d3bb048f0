package io.framelog.diff;

import org.jspecify.annotations.Nullable;

/** Why no content of an image is given out; {@code reason} is what a retraction gave as its own. */
public record Withholding(Why why, @Nullable String reason) {
  /** What was done to it. */
  public enum Why {
    RETRACTED,
    ERASED
  }
}
