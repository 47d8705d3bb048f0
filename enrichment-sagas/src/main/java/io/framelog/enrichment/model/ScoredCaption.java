package io.framelog.enrichment.model;

/**
 * A caption that a model proposes.
 *
 * @param text one sentence; empty in {@link #NONE}
 * @param score the model's calibrated confidence in 0..1
 */
public record ScoredCaption(String text, double score) {
  /** The model had nothing to propose. */
  public static final ScoredCaption NONE = new ScoredCaption("", 0);

  /** True when there is nothing to propose. */
  public boolean isNone() {
    return text.isEmpty();
  }
}
