package io.framelog.duplicate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one image of a group of duplicates: tags, actors and the metadata keys that it lacks go to
 * the one that is kept, and a caption if it has none; the others are removed. All of it is one unit
 * of the log. The outcome speaks of the kept image.
 *
 * @param keptImageId one of {@code imageIds}
 * @param imageIds the whole group, the kept one included, 2 to {@value #LIMIT}
 * @param expectedVersions the version that the sender saw of some or all of the images
 */
public record ResolveDuplicates(
    String keptImageId, List<String> imageIds, Map<String, Long> expectedVersions) {
  /** The most images of one group that one unit of the log takes. */
  public static final int LIMIT = 100;

  private static final String REASON = "duplicate of ";

  public ResolveDuplicates {
    imageIds = List.copyOf(imageIds);
    expectedVersions = Map.copyOf(expectedVersions);
  }

  /** Why the other images are removed, as it stands in {@code ImageRemoved}. */
  public String reason() {
    return REASON + keptImageId;
  }

  /** The kept image that a reason for a removal speaks of, if it is one of ours. */
  public static Optional<String> keptBy(String reason) {
    return reason.startsWith(REASON)
        ? Optional.of(reason.substring(REASON.length()))
        : Optional.empty();
  }
}
