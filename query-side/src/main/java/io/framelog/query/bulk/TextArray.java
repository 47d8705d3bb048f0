package io.framelog.query.bulk;

import java.util.List;

/** PostgreSQL's text form of a {@code text[]}, for arrays of different lengths in one column. */
public final class TextArray {
  private TextArray() {}

  /** For instance {@code {"a","b \"c\""}}. */
  public static String literal(List<String> values) {
    StringBuilder text = new StringBuilder(16 * values.size() + 2).append('{');
    for (String value : values) {
      if (text.length() > 1) {
        text.append(',');
      }
      text.append('"');
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          text.append('\\');
        }
        text.append(c);
      }
      text.append('"');
    }
    return text.append('}').toString();
  }
}
