package io.framelog.api.dataset;

import io.framelog.api.json.StrictJson;
import io.framelog.api.problem.JsonFaults;
import io.framelog.api.query.Parameters;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.SelectionSpec;
import io.framelog.selection.SelectionSyntaxException;
import io.framelog.selection.SelectionText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A selection in JSON: a text of the selection language, an object with the ids, or the language's
 * JSON form, which is kept as its text.
 */
@Schema(name = "SelectedIds", description = "A selection by explicit ids")
record SelectionBody(@Nullable List<@Nullable String> ids) {

  static SelectionSpec read(@Nullable JsonNode selection) {
    if (selection == null || selection.isNull()) {
      throw Parameters.invalid("selection", "'selection' is missing");
    }
    if (selection.isString()) {
      return SelectionSpec.ofText(selection.stringValue());
    }
    if (!selection.isObject()) {
      throw Parameters.invalid(
          "selection", "'selection' must be a text, an object with a list 'ids', or a selection");
    }
    if (!selection.has("ids")) {
      return SelectionSpec.ofText(compact(selection));
    }
    List<@Nullable String> ids = byIds(selection).ids();
    Parameters.required("selection.ids", ids);
    return SelectionSpec.ofIds(
        Parameters.list("selection.ids", ids).stream()
            .map(id -> id.toLowerCase(Locale.ROOT))
            .toList());
  }

  private static String compact(JsonNode selection) {
    try {
      return SelectionText.of(SelectionParser.parse(selection.toString()));
    } catch (SelectionSyntaxException e) {
      throw new RejectedException(
          new Rejection(e.code(), String.valueOf(e.getMessage()), Map.of("column", e.column())));
    }
  }

  private static SelectionBody byIds(JsonNode selection) {
    try {
      return StrictJson.MAPPER.treeToValue(selection, SelectionBody.class);
    } catch (JacksonException e) {
      throw new RejectedException(JsonFaults.rejection(e));
    }
  }

  /** The same form on the way out. */
  static Object of(SelectionSpec selection) {
    return selection.text() != null ? selection.text() : new Ids(List.copyOf(ids(selection)));
  }

  private static List<String> ids(SelectionSpec selection) {
    return selection.ids() == null ? List.of() : selection.ids();
  }

  private record Ids(List<String> ids) {}
}
