package io.framelog.command.content;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.identity.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of an upload, which says all that was announced of it, so that nothing else must be
 * remembered: {@code uploads/{owner}/{bytes}-{random}.{extension}}. Nobody can guess the random
 * part; a forged key names no object, because only announced ones can be uploaded.
 *
 * @param owner the first 128 bits of the SHA-256 of the subject, in hex
 * @param random 128 bits in hex
 */
record UploadKey(String owner, long bytes, String random, String extension) {
  private static final Pattern FORM =
      Pattern.compile("uploads/([0-9a-f]{32})/([1-9][0-9]{0,9})-([0-9a-f]{32})\\.([a-z]{3,4})");
  private static final int SIZE = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  static UploadKey fresh(String subject, long bytes, String extension) {
    byte[] random = new byte[SIZE];
    RANDOM.nextBytes(random);
    return new UploadKey(owner(subject), bytes, HexFormat.of().formatHex(random), extension);
  }

  /**
   * Reads a key.
   *
   * @throws RejectedException {@code object-key-invalid} for what {@link #text} never wrote
   */
  static UploadKey of(String text) {
    Matcher key = FORM.matcher(text);
    if (!key.matches()) {
      throw new RejectedException(
          ErrorCode.OBJECT_KEY_INVALID, "Only keys that POST /v1/uploads gave out are taken");
    }
    return new UploadKey(key.group(1), Long.parseLong(key.group(2)), key.group(3), key.group(4));
  }

  boolean belongsTo(String subject) {
    return owner.equals(owner(subject));
  }

  String text() {
    return "uploads/%s/%d-%s.%s".formatted(owner, bytes, random, extension);
  }

  private static String owner(String subject) {
    return Sha256.hex(subject).substring(0, 2 * SIZE);
  }
}
