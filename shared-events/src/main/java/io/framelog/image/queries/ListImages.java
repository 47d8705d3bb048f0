package io.framelog.image.queries;

import org.jspecify.annotations.Nullable;

/**
 * A page of the images that a selection matches, now or as of a past position. Answer: {@link
 * ImagePage}.
 *
 * @param filter a selection, as text or JSON; null or blank for every image that is not removed
 * @param sort {@code created}, {@code updated}, {@code position}, {@code id}, {@code width}, {@code
 *     height} or {@code bytes}, with {@code :asc} or {@code :desc} behind it or not; null for the
 *     newest first
 * @param limit 1 to 500
 * @param cursor the {@code nextCursor} of the page before
 * @param count whether all matching images are to be counted
 */
public record ListImages(
    @Nullable String filter,
    @Nullable String sort,
    int limit,
    @Nullable String cursor,
    boolean count,
    @Nullable Long asOf,
    @Nullable Long minPosition) {
  public static final int MAX_LIMIT = 500;
}
