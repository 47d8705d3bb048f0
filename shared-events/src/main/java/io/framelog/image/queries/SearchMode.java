package io.framelog.image.queries;

/** How a text is looked for: by meaning, by words, or both with fused ranks. */
public enum SearchMode {
  SEMANTIC,
  LEXICAL,
  HYBRID
}
