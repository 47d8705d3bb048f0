package io.framelog.query.selection;

import io.framelog.selection.Selection;

/**
 * A selection without similarity terms: with what they stand for in their places.
 *
 * @param position what was looked up is true at this position; the greatest there is when nothing
 *     had to be
 */
public record ResolvedSelection(Selection selection, long position) {}
