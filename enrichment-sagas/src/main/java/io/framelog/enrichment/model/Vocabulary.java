package io.framelog.enrichment.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The tags that a package can propose.
 *
 * @param phrases for each tag, a phrase that describes it
 */
record Vocabulary(List<String> tags, List<String> phrases) {
  static final String TAG = "{tag}";
  static final String PHRASE = "{phrase}";

  /** Reads lines of {@code TAG <tab> PHRASE}, or of {@code TAG} alone, which is its own phrase. */
  static Vocabulary parse(byte[] content) {
    List<String> tags = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    for (String line : TextLines.of(content)) {
      int tab = line.indexOf('\t');
      tags.add(tab < 0 ? line : line.substring(0, tab).strip());
      phrases.add(tab < 0 ? line : line.substring(tab + 1).strip());
    }
    return new Vocabulary(List.copyOf(tags), List.copyOf(phrases));
  }

  /** The texts that stand for a tag: each template with the tag and its phrase put in. */
  List<String> prompts(int tag, List<String> templates) {
    return templates.stream()
        .map(template -> template.replace(TAG, tags.get(tag)).replace(PHRASE, phrases.get(tag)))
        .toList();
  }
}
