package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** There is nothing before position 1, so nothing can be frozen there. */
final class PositionMustBeInLog {
  private PositionMustBeInLog() {}

  static void check(long position) {
    if (position < 1) {
      throw new CommandRejected(
          ErrorCode.POSITION_INVALID, "Positions begin at 1, this one is " + position);
    }
  }
}
