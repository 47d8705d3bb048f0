package io.framelog.query.canonical;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/**
 * RFC 8785 for parsed JSON. Every number is taken as the nearest double, as the RFC says, so the
 * result is the same for {@code 10}, {@code 10.0} and {@code 1e1}: it does not depend on how a
 * store writes numbers down. A number beyond the doubles becomes text.
 */
public final class CanonicalJson {
  private static final double LARGEST_PLAIN = 1e15;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private CanonicalJson() {}

  /**
   * The canonical text of a parsed value.
   *
   * @param value null, or a string, number, boolean, map or list of such values
   */
  public static String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder(64);
    append(text, value);
    return text.toString();
  }

  /** Appends the canonical text of a parsed value, as {@link #of}. */
  public static void append(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case String string -> append(text, string);
      case Number number -> append(text, number);
      case Boolean bool -> text.append(bool.booleanValue());
      case Map<?, ?> members -> appendObject(text, members);
      case List<?> elements -> appendArray(text, elements);
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
    }
  }

  private static void appendObject(StringBuilder text, Map<?, ?> members) {
    // The RFC sorts by UTF-16 code units, which is the natural order of Java's strings.
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    members.forEach((name, value) -> sorted.put((String) name, value));
    char separator = '{';
    for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
      text.append(separator);
      append(text, member.getKey());
      text.append(':');
      append(text, member.getValue());
      separator = ',';
    }
    text.append(separator == '{' ? "{}" : "}");
  }

  private static void appendArray(StringBuilder text, List<?> elements) {
    char separator = '[';
    for (Object element : elements) {
      text.append(separator);
      append(text, element);
      separator = ',';
    }
    text.append(separator == '[' ? "[]" : "]");
  }

  private static void append(StringBuilder text, Number number) {
    double value = number.doubleValue();
    if (value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN) {
      text.append((long) value);
    } else if (Double.isFinite(value)) {
      try {
        text.append(NumberToJSON.serializeNumber(value));
      } catch (IOException e) {
        throw new UncheckedIOException("finite, so it has a JSON form: " + value, e);
      }
    } else {
      append(text, number.toString());
    }
  }

  /** Appends a string with its quotes. */
  public static void append(StringBuilder text, String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (c < 0x20) {
            text.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
