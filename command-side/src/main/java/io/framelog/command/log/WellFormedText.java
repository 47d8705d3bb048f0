package io.framelog.command.log;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/**
 * The last guard before the log: no U+0000 and no lone surrogates, which PostgreSQL cannot keep.
 */
final class WellFormedText {
  private WellFormedText() {}

  static void check(String json) {
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == 0 || (c == '\\' && isEscapedNul(json, i))) {
        throw new CommandRejected(ErrorCode.TEXT_INVALID, "a text holds U+0000");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new CommandRejected(ErrorCode.TEXT_INVALID, "a text holds half a character");
      }
    }
  }

  private static boolean isEscapedNul(String json, int at) {
    if (!json.startsWith("\\u0000", at)) {
      return false;
    }
    int backslashes = 1;
    while (at - backslashes >= 0 && json.charAt(at - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
