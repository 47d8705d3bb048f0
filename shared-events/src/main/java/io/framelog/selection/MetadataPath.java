package io.framelog.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path behind {@code metadata.} in a field's name: keys with dots between them; keys that hold
 * anything else than letters, digits, {@code _} and {@code -} may stand in double quotes, where
 * {@code \"} and {@code \\} are escapes.
 */
final class MetadataPath {
  static final String PREFIX = "metadata.";

  private static final Pattern KEY = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"|([^.\"]+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]+");

  private MetadataPath() {}

  static boolean isOne(String field) {
    return field.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  /**
   * The keys that the field names, top-level key first.
   *
   * @throws SelectionSyntaxException when a key is missing
   */
  static List<String> of(Token field) {
    String text = field.text();
    List<String> keys = new ArrayList<>();
    Matcher key = KEY.matcher(text);
    int at = PREFIX.length();
    while (true) {
      if (!key.region(at, text.length()).lookingAt()) {
        throw new SelectionSyntaxException("metadata. needs a key behind each dot", field.column());
      }
      keys.add(key.group(1) == null ? key.group(2) : unescaped(key.group(1)));
      at = key.end();
      if (at == text.length()) {
        return keys;
      }
      if (text.charAt(at++) != '.') {
        throw new SelectionSyntaxException("keys of metadata need dots between", field.column());
      }
    }
  }

  /** The field's name that {@link #of} reads as this path. */
  static String text(List<String> path) {
    StringBuilder text = new StringBuilder(PREFIX.substring(0, PREFIX.length() - 1));
    for (String key : path) {
      text.append('.').append(PLAIN.matcher(key).matches() ? key : SelectionText.quoted(key));
    }
    return text.toString();
  }

  private static String unescaped(String key) {
    return ESCAPE.matcher(key).replaceAll("$1");
  }
}
