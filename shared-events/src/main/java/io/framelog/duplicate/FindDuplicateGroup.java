package io.framelog.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * A group as it was seen; refused with {@code duplicate-group-changed} when other images are in it
 * now. Answer: {@link DuplicateGroupMembers}.
 *
 * @param keptImageId also find the group when it was resolved by keeping this image
 * @param after the image after which to go on, null to begin
 * @param limit 1 to {@value #MOST}
 */
public record FindDuplicateGroup(
    String groupId,
    @Nullable String keptImageId,
    @Nullable String after,
    int limit,
    @Nullable Long minPosition) {
  /** The most members of one page. */
  public static final int MOST = 500;
}
