package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;

/** Only the past can be frozen: the head is the last position. */
final class PositionMustBeReached {
  private PositionMustBeReached() {}

  static void check(long position, long head) {
    if (position > head) {
      throw new CommandRejected(
          ErrorCode.POSITION_BEYOND_HEAD,
          "The log ends at position " + head + ", before " + position,
          Map.of("head", head));
    }
  }
}
