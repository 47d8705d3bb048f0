package io.framelog.dataset.queries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Retractions in image-id order, with the position that they are true at.
 *
 * @param next the cursor to go on from; null at the end
 */
public record RetractionPage(List<Retraction> retractions, @Nullable String next, long position) {}
