package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A perceptual hash is 64 bits as 16 lower-case hexadecimal characters, by a named algorithm. */
final class FingerprintMustBe64Bits {
  private FingerprintMustBe64Bits() {}

  static void check(String algorithm, String value) {
    if (!ModelMustBeNamed.isName(algorithm) || !Hex.is64Bits(value)) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "A fingerprint has a named algorithm and 16 lower-case hexadecimal characters");
    }
  }
}
