package io.framelog.image.queries;

import org.jspecify.annotations.Nullable;

/**
 * Which images the similarity terms of a selection stand for now, so that whoever goes on with the
 * answer need not look them up again. Removed images are among them: the selection may be asked as
 * of a position at which they were not. Answer: {@link FrozenSelection}.
 *
 * <p>Refused as {@code selection-unresolved} (a term compares with an image that is not there or
 * has nothing to compare yet), {@code selection-too-broad} or {@code search-unavailable}.
 *
 * @param selection a text of the selection language
 * @param minPosition images registered and embedded up to here are found, null for no matter
 */
public record FreezeSelection(String selection, @Nullable Long minPosition) {}
