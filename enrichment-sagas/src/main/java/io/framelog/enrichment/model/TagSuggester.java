package io.framelog.enrichment.model;

import io.framelog.image.TagScore;
import java.util.List;

/** Proposes tags for a picture from its vector alone. Thread-safe; pure arithmetic, no I/O. */
public interface TagSuggester {
  /** The name of the model package. */
  String model();

  /** The version of the model package. */
  String version();

  /**
   * The tags that fit best, best first, each at or above the package's floor; empty when none is,
   * or when the package has no vocabulary.
   *
   * @param imageVector a vector of this package's image encoder
   */
  List<TagScore> suggest(float[] imageVector);
}
