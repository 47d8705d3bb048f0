package io.framelog.command.text;

import java.util.function.IntPredicate;

/** Judges and shows text that came from outside; lengths are UTF-16 code units. */
public final class FreeText {
  private static final int SHOWN = 40;

  private FreeText() {}

  /**
   * Whether every consumer can store the text: PostgreSQL refuses U+0000, UTF-8 has no form for a
   * lone surrogate.
   */
  public static boolean isWellFormed(String text) {
    return noneMatches(text, c -> c == 0 || isLoneSurrogate(c));
  }

  /** Whether the text is well-formed and has no control characters but line feed and tab. */
  public static boolean isPlain(String text) {
    return noneMatches(text, FreeText::isNotPlain);
  }

  /**
   * The text made {@link #isPlain plain} and cut to {@code maxLength} without splitting a
   * character: for words of machines, where losing the message would be worse than losing a part.
   */
  public static String plainPart(String text, int maxLength) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), maxLength));
    text.codePoints()
        .filter(c -> !isNotPlain(c))
        .takeWhile(c -> plain.length() + Character.charCount(c) <= maxLength)
        .forEachOrdered(plain::appendCodePoint);
    return plain.toString();
  }

  /** The start of the text in quotation marks, with escapes for what cannot be shown or sent. */
  public static String quoted(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints()
        .limit(SHOWN)
        .forEachOrdered(
            c -> {
              if (isNotPlain(c)
                  || c == '\n'
                  || c == '\t'
                  || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.append(text.codePointCount(0, text.length()) > SHOWN ? "…\"" : "\"").toString();
  }

  // A loop: a stream over the characters costs more than all else that is checked.
  private static boolean noneMatches(String text, IntPredicate isBad) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isBad.test(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static boolean isNotPlain(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t') || isLoneSurrogate(c);
  }

  private static boolean isLoneSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
