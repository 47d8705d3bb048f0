package io.framelog.diff;

import org.jspecify.annotations.Nullable;

/**
 * How the images of a selection, or all, differ between two positions in any order. Answer: {@link
 * DiffPage}.
 *
 * @param to null for now
 * @param filter selection text, null for everything that is not removed
 * @param after the cursor (an image id), null for the start
 * @param limit 1 to {@link DiffPage#MAX_LIMIT}
 */
public record FindDiff(
    long from, @Nullable Long to, @Nullable String filter, @Nullable String after, int limit) {}
