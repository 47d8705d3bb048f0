package io.framelog.command.image;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an edit of tags or actors really changes; both lists are sorted. */
record LabelsEdit(List<String> added, List<String> removed) {
  static LabelsEdit decide(
      LabelKind kind, Set<String> current, List<String> add, List<String> remove) {
    TreeSet<String> added = LabelMustBeAllowed.normalised(kind, add);
    TreeSet<String> removed = LabelMustBeAllowed.normalised(kind, remove);
    LabelsMustNotContradict.check(kind, added, removed);
    added.removeAll(current);
    removed.retainAll(current);
    if (!added.isEmpty()) {
      LabelsMustFitOnImage.check(kind, current.size() + added.size() - removed.size());
    }
    return new LabelsEdit(List.copyOf(added), List.copyOf(removed));
  }

  boolean changesSomething() {
    return !added.isEmpty() || !removed.isEmpty();
  }
}
