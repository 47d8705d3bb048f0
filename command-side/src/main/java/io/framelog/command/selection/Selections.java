package io.framelog.command.selection;

import io.framelog.selection.SelectionSpec;

/** The form in which selections are compared and written. */
public final class Selections {
  private Selections() {}

  /** Checked; a text as it was typed, ids sorted and each once. */
  public static SelectionSpec normalised(SelectionSpec selection) {
    if (selection.ids() != null) {
      SelectedIdsMustFit.check(selection.ids());
      SelectedIdsMustBeUuids.check(selection.ids());
      return SelectionSpec.ofIds(selection.ids().stream().distinct().sorted().toList());
    }
    String text = String.valueOf(selection.text());
    SelectionMustBeReadable.check(text);
    return SelectionSpec.ofText(text);
  }
}
