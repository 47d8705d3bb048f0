package io.framelog.image;

/** What a model can suggest. */
public enum SuggestionKind {
  TAG,
  CAPTION
}
