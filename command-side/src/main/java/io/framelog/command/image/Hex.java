package io.framelog.command.image;

import java.util.regex.Pattern;

/** Lower-case hexadecimal text. */
final class Hex {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern BITS_64 = Pattern.compile("[0-9a-f]{16}");

  private Hex() {}

  /** Whether the text is a SHA-256. */
  static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  /** Whether the text stands for 64 bits. */
  static boolean is64Bits(String text) {
    return BITS_64.matcher(text).matches();
  }
}
