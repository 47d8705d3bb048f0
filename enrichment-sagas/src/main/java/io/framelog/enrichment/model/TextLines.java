package io.framelog.enrichment.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a UTF-8 file of a package; empty ones and those that begin with # do not count. */
final class TextLines {
  private TextLines() {}

  static List<String> of(byte[] content) {
    return new String(content, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
