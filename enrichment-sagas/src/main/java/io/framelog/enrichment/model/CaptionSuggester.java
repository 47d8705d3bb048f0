package io.framelog.enrichment.model;

/** Proposes a caption for a picture from its vector alone. Thread-safe; pure arithmetic, no I/O. */
public interface CaptionSuggester {
  /** The name of the model package. */
  String model();

  /** The version of the model package. */
  String version();

  /**
   * The sentence that fits best, or {@link ScoredCaption#NONE} when none reaches the package's
   * floor or the package has no sentences.
   *
   * @param imageVector a vector of this package's image encoder
   */
  ScoredCaption suggest(float[] imageVector);
}
