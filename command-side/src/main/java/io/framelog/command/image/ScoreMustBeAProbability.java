package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A score lies in 0..1. */
final class ScoreMustBeAProbability {
  private ScoreMustBeAProbability() {}

  /** The score, with a negative zero made positive. */
  static double checked(double score) {
    if (!(score >= 0 && score <= 1)) { // false for NaN
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED, "A score lies in 0..1, this one is " + score);
    }
    return score + 0.0;
  }
}
