package io.framelog.command.image;

/** Lower-case hexadecimal text. */
final class Hex {
  private static final int DIGEST = 64;
  private static final int BITS_64 = 16;

  private Hex() {}

  /** Whether the text is a SHA-256. */
  static boolean isDigest(String text) {
    return isHex(text, DIGEST);
  }

  private static boolean isHex(String text, int length) {
    return text.length() == length
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** Whether the text stands for 64 bits. */
  static boolean is64Bits(String text) {
    return isHex(text, BITS_64);
  }
}
