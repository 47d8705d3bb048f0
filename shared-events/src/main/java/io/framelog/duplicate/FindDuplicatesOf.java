package io.framelog.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * The live images whose hash is near to that of one image. An image that has no hash (yet) has no
 * duplicates. Answer: {@link DuplicatesOfImage}.
 *
 * @param maxDistance 0 to {@link MaxDistance#LIMIT}
 * @param limit 1 to {@value #MOST}
 */
public record FindDuplicatesOf(
    String imageId, int maxDistance, int limit, @Nullable Long minPosition) {
  /** The most images of one answer. */
  public static final int MOST = 500;
}
