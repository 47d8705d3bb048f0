package io.framelog.image;

/** A suggested tag as it stands in the log, with the id by which it is accepted or rejected. */
public record TagSuggestion(String suggestionId, String tag, double score) {}
