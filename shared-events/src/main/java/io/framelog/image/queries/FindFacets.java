package io.framelog.image.queries;

import org.jspecify.annotations.Nullable;

/**
 * What the images of a selection have in common. Answer: {@link Facets}.
 *
 * @param filter a selection, as text or JSON; null or blank for every image that is not removed
 */
public record FindFacets(
    @Nullable String filter, @Nullable Long asOf, @Nullable Long minPosition) {}
