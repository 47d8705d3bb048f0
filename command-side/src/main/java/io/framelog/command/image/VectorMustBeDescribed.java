package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;

/** A vector is named by the SHA-256 of its bytes and has 1-65,536 dimensions. */
final class VectorMustBeDescribed {
  private static final int MAX_DIMENSION = 65_536;

  private VectorMustBeDescribed() {}

  static void check(int dimension, String sha256) {
    if (dimension < 1 || dimension > MAX_DIMENSION || !Hex.isDigest(sha256)) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "A vector has 1-" + MAX_DIMENSION + " dimensions and a SHA-256 in lower-case hex");
    }
  }
}
