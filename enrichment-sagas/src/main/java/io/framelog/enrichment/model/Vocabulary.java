package io.framelog.enrichment.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tags that a package can propose, each with the phrases that stand for it in a prompt.
 *
 * @param phrases one list per tag, one phrase at least
 */
record Vocabulary(List<String> tags, List<List<String>> phrases) {
  /** Reads lines of {@code TAG}, or {@code TAG <tab> PHRASE [<tab> PHRASE ...]}. */
  static Vocabulary parse(byte[] content) {
    List<String> tags = new ArrayList<>();
    List<List<String>> phrases = new ArrayList<>();
    for (String line : TextLines.of(content)) {
      List<String> cells = Arrays.stream(line.split("\t")).map(String::strip).toList();
      tags.add(cells.getFirst());
      phrases.add(cells.size() == 1 ? cells : cells.subList(1, cells.size()));
    }
    return new Vocabulary(List.copyOf(tags), List.copyOf(phrases));
  }
}
