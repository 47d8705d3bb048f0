package io.framelog.selection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset selects, as it stands in events: either the text of the selection language or
 * explicit image ids, never both.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SelectionSpec(@Nullable String text, @Nullable List<String> ids) {
  public SelectionSpec {
    if ((text == null) == (ids == null)) {
      throw new IllegalArgumentException("a selection is either a text or a list of ids");
    }
    ids = ids == null ? null : List.copyOf(ids);
  }

  public static SelectionSpec ofText(String text) {
    return new SelectionSpec(text, null);
  }

  public static SelectionSpec ofIds(List<String> ids) {
    return new SelectionSpec(null, ids);
  }
}
