package io.framelog.query.image;

import io.framelog.query.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of one caption, computed once and only if asked for. For one thread at a time. */
final class CaptionWords {
  private final String caption;
  private @Nullable List<String> words;

  CaptionWords(String caption) {
    this.caption = caption;
  }

  /** Each word once, folded and stemmed, in the order of their first places. */
  List<String> get() {
    List<String> known = words;
    if (known == null) {
      known = Words.of(caption).stream().distinct().toList();
      words = known;
    }
    return known;
  }
}
