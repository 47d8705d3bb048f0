package io.framelog.image.queries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images in the order asked.
 *
 * @param nextCursor where the next page begins; null at the end
 * @param count how many images match, on all pages; null unless asked
 * @param position what the selection was asked at; the images are at least as new
 */
public record ImagePage(
    List<ImageDocument> images, @Nullable String nextCursor, @Nullable Long count, long position) {}
