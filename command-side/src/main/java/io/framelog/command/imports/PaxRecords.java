package io.framelog.command.imports;

import org.jspecify.annotations.Nullable;

/** The records of a pax header: {@code length key=value\n}, one after the other. */
final class PaxRecords {
  private PaxRecords() {}

  /** The last value of a key; null without one. What is malformed has no values. */
  static @Nullable String value(String records, String key) {
    String found = null;
    for (String record : records.split("\n", -1)) {
      int space = record.indexOf(' ');
      int equal = record.indexOf('=', space + 1);
      if (space > 0 && equal > 0 && record.substring(space + 1, equal).equals(key)) {
        found = record.substring(equal + 1);
      }
    }
    return found;
  }
}
