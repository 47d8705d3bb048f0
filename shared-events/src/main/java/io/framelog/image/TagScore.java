package io.framelog.image;

/**
 * A tag that a model proposes.
 *
 * @param score the model's calibrated confidence in 0..1
 */
public record TagScore(String tag, double score) {}
