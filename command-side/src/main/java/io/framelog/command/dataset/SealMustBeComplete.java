package io.framelog.command.dataset;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.regex.Pattern;

/** A seal has a count that is not negative and a SHA-256 root in lower-case hexadecimal. */
final class SealMustBeComplete {
  private static final Pattern ROOT = Pattern.compile("[0-9a-f]{64}");

  private SealMustBeComplete() {}

  static void check(Seal seal) {
    if (seal.count() < 0 || !ROOT.matcher(seal.root()).matches()) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "A seal is a count of items and a root of 64 lower-case hexadecimal characters");
    }
  }
}
