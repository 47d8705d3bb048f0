package io.framelog.image;

import java.text.Normalizer;
import java.util.Locale;

/** The one normal form of tags, actors and crop labels, on the way in and in selections. */
public final class Label {
  /** The longest label in characters (UTF-16 code units), after normalisation. */
  public static final int MAX_LENGTH = 128;

  private Label() {}

  /** NFC, trimmed, lower case. */
  public static String normalise(String raw) {
    return Normalizer.normalize(raw.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** Whether a normalised label is 1-128 characters of well-formed text without controls. */
  public static boolean isAllowed(String normalised) {
    return !normalised.isEmpty()
        && normalised.length() <= MAX_LENGTH
        && normalised.codePoints().noneMatch(Label::isForbidden);
  }

  private static boolean isForbidden(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || codePoint == 0x2028
        || codePoint == 0x2029;
  }
}
