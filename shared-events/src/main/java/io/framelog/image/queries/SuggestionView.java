package io.framelog.image.queries;

/** An open suggestion. {@code kind} is TAG or CAPTION; {@code model} is {@code name@version}. */
public record SuggestionView(String id, String kind, String value, double score, String model) {}
