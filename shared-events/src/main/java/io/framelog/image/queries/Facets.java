package io.framelog.image.queries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts of images by what they have.
 *
 * @param total how many images match
 * @param exact false when the numbers are estimates from a random sample of the images
 * @param sampled how many images were looked at
 * @param enrichment by step and state, as {@code embedding=DONE}; null as of a past position
 */
public record Facets(
    long total,
    boolean exact,
    long sampled,
    Facet tags,
    Facet actors,
    Facet sources,
    Facet reviews,
    Facet sizes,
    @Nullable Facet enrichment,
    long position) {

  /**
   * @param values the most frequent ones, most frequent first
   * @param other how many other values there are, counting each image once for each of them
   */
  public record Facet(List<Bucket> values, long other) {}

  /**
   * @param filter the selection of exactly these images among all; null when it cannot be said
   */
  public record Bucket(String value, long count, @Nullable String filter) {}
}
