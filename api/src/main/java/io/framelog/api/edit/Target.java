package io.framelog.api.edit;

import io.framelog.api.query.Parameters;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which images a request is about: a selection's text or ids. */
final class Target {
  private Target() {}

  /** One of the two; null when neither is given. */
  static @Nullable SelectionSpec of(
      @Nullable String selection, @Nullable List<@Nullable String> ids) {
    if (selection != null && ids != null) {
      throw Parameters.invalid("ids", "Either 'selection' or 'ids' is given, not both");
    }
    if (selection != null) {
      return SelectionSpec.ofText(selection);
    }
    return ids == null
        ? null
        : SelectionSpec.ofIds(
            Parameters.list("ids", ids).stream().map(id -> id.toLowerCase(Locale.ROOT)).toList());
  }
}
