package io.framelog.selection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset selects, as it stands in events: either the text of the selection language or
 * explicit image ids, never both.
 *
 * @param frozen which images the similarity terms of the text stand for, of a selection that must
 *     mean the same for ever; null in what people write, and where there is no such term
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SelectionSpec(
    @Nullable String text, @Nullable List<String> ids, @Nullable List<FrozenTerm> frozen) {
  public SelectionSpec {
    if ((text == null) == (ids == null)) {
      throw new IllegalArgumentException("a selection is either a text or a list of ids");
    }
    if (frozen != null && (text == null || frozen.isEmpty())) {
      throw new IllegalArgumentException("only terms of a text are frozen");
    }
    ids = ids == null ? null : List.copyOf(ids);
    frozen = frozen == null ? null : List.copyOf(frozen);
  }

  public static SelectionSpec ofText(String text) {
    return new SelectionSpec(text, null, null);
  }

  public static SelectionSpec ofIds(List<String> ids) {
    return new SelectionSpec(null, ids, null);
  }

  /** The same with what its similarity terms stand for. */
  public SelectionSpec frozen(List<FrozenTerm> terms) {
    return terms.isEmpty() ? this : new SelectionSpec(text, ids, terms);
  }

  /** The terms that are frozen, none when there are none. */
  public List<FrozenTerm> frozenTerms() {
    return Objects.requireNonNullElse(frozen, List.of());
  }

  /**
   * What a selection by text says, with the frozen images in the places of their terms.
   *
   * @throws SelectionSyntaxException as {@link SelectionParser#parse} does
   */
  public Selection read() {
    return Similarities.frozen(SelectionParser.parse(String.valueOf(text)), frozenTerms());
  }
}
