package io.framelog.command.model;

import io.framelog.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What the oracle expects of a command: a refusal, or what the image says afterwards.
 *
 * @param versions how many annotation events that takes; {@link #SOME} for one or more
 */
record Expected(@Nullable ErrorCode refusal, @Nullable Said said, int versions) {
  static final int SOME = -1;

  static Expected refusal(ErrorCode code) {
    return new Expected(code, null, 0);
  }

  static Expected said(Said said, int versions) {
    return new Expected(null, said, versions);
  }

  /** One event if something changes, else none. */
  static Expected edit(Said now, Said then) {
    return said(then, now.equals(then) ? 0 : 1);
  }

  /** Compensations, if something changes. */
  static Expected revert(Said now, Said then) {
    return said(then, now.equals(then) ? 0 : SOME);
  }
}
