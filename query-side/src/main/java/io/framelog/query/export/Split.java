package io.framelog.query.export;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.identity.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Sends each image to one part by nothing but its id and the seed: an image stays where it is
 * whatever else joins or leaves the dataset, and a larger share only moves images to validation.
 *
 * @param validation the share of images in validation, more than 0 and less than 1
 */
record Split(double validation, String seed) {
  private static final int LONGEST_SEED = 64;
  private static final double UNIT = 0x1p-53;

  /** The split that the texts of a request ask for; null when they ask for none. */
  static @Nullable Split parse(@Nullable String validation, @Nullable String seed) {
    if (validation == null) {
      if (seed != null) {
        throw invalid("'seed' needs 'validation'");
      }
      return null;
    }
    double share = share(validation);
    String salt = seed == null ? "" : seed;
    if (salt.length() > LONGEST_SEED || salt.chars().anyMatch(Character::isISOControl)) {
      throw invalid("'seed' has at most %d characters, none of control".formatted(LONGEST_SEED));
    }
    return new Split(share, salt);
  }

  private static double share(String text) {
    double share;
    try {
      share = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw invalid("'validation' is a number, not '%s'".formatted(text));
    }
    if (!(share > 0 && share < 1)) {
      throw invalid("'validation' is more than 0 and less than 1");
    }
    return share;
  }

  /**
   * The part of an image: the first 53 bits of {@code SHA-256(seed || LF || id)}, as a fraction of
   * 1, are less than the share of validation or not.
   */
  Part of(String imageId) {
    byte[] hash = Sha256.of((seed + '\n' + imageId).getBytes(StandardCharsets.UTF_8));
    double place = (ByteBuffer.wrap(hash).getLong() >>> 11) * UNIT;
    return place < validation ? Part.VALIDATION : Part.TRAIN;
  }

  static RejectedException invalid(String detail) {
    return new RejectedException(ErrorCode.SPLIT_INVALID, detail);
  }
}
