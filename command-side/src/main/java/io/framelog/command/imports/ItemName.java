package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of items: relative paths with {@code /} between their parts. */
final class ItemName {
  private static final int LONGEST = 1_024;
  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "bmp");

  private ItemName() {}

  /**
   * Checks a name that a source gave.
   *
   * @throws RejectedException {@code item-name-invalid} for what no file is called, {@code
   *     item-outside-source} for what leads out of the source
   */
  static String checked(String name) {
    if (name.isBlank() || name.length() > LONGEST) {
      throw new RejectedException(
          ErrorCode.ITEM_NAME_INVALID, "A name has 1 to %,d characters".formatted(LONGEST));
    }
    if (name.chars().anyMatch(Character::isISOControl) || !wellFormed(name)) {
      throw new RejectedException(
          ErrorCode.ITEM_NAME_INVALID, "A name holds no control characters");
    }
    if (name.startsWith("/") || List.of(name.split("[/\\\\]", -1)).contains("..")) {
      throw outside(name);
    }
    return name;
  }

  private static boolean wellFormed(String name) {
    return name.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  static RejectedException outside(String name) {
    return new RejectedException(
        ErrorCode.ITEM_OUTSIDE_SOURCE, "'%s' leads out of the source".formatted(shown(name)));
  }

  /** A name as it can be shown, whatever it is made of. */
  static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .limit(200)
        .forEach(
            c -> {
              boolean odd =
                  Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
              shown.appendCodePoint(odd ? 0xFFFD : c);
            });
    return shown.toString();
  }

  /** Whether a file of this name calls itself a picture. */
  static boolean isPicture(String name) {
    return PICTURES.contains(extension(name)) && !fileName(name).startsWith(".");
  }

  /** In lower case, without the dot; empty without one. */
  static String extension(String name) {
    String file = fileName(name);
    int dot = file.lastIndexOf('.');
    return dot <= 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static String fileName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
