package io.framelog.image.queries;

import java.util.List;

/**
 * What happened to a selection, in the order of the positions, at most one change at each.
 *
 * @param position the changes up to here are all there are; ask again after it
 */
public record SelectionChanges(List<SelectionChange> changes, long position) {
  public SelectionChanges {
    changes = List.copyOf(changes);
  }
}
