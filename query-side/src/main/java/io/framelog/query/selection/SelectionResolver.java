package io.framelog.query.selection;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.queries.FreezeSelection;
import io.framelog.image.queries.FrozenSelection;
import io.framelog.selection.FrozenTerm;
import io.framelog.selection.Selection;
import io.framelog.selection.Selection.Similarity;
import io.framelog.selection.SelectionSpec;
import io.framelog.selection.Similarities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks up what the similarity terms of a selection stand for, before the rest of it becomes a
 * condition: no database can say as of a position what was similar. What they stand for is known
 * from the vectors and hashes of now. Call it outside of transactions: it waits, and asks servers.
 */
@Component
public class SelectionResolver {
  private final ObjectProvider<SimilarityFinder> finders;

  SelectionResolver(ObjectProvider<SimilarityFinder> finders) {
    this.finders = finders;
  }

  /**
   * The selection with what its similarity terms stand for.
   *
   * @param asOf the position that it is asked about, null for now
   * @param minPosition what was known at this position is found, null for no matter
   * @throws QueryRejected as {@link SimilarityFinder#find} does
   */
  public ResolvedSelection resolve(
      Selection selection, @Nullable Long asOf, @Nullable Long minPosition) {
    Lookup lookup = Lookup.of(asOf, minPosition, selection.namesRemoved());
    Map<Similarity, SimilarImages> found = new HashMap<>();
    Similarities.in(selection).forEach(term -> found.put(term, find(term, lookup)));
    return new ResolvedSelection(
        Similarities.replaced(
            selection,
            term -> new Selection.Ids(Objects.requireNonNull(found.get(term)).imageIds())),
        found.values().stream().mapToLong(SimilarImages::position).min().orElse(Long.MAX_VALUE));
  }

  @QueryHandler
  FrozenSelection on(FreezeSelection query) {
    return new FrozenSelection(frozen(query.selection(), query.minPosition()));
  }

  /**
   * The selection with what its similarity terms stand for beside them, removed images too.
   *
   * @param minPosition what was known at this position is found, null for no matter
   * @throws QueryRejected as {@link SimilarityFinder#find} does
   */
  public SelectionSpec frozen(SelectionSpec selection, @Nullable Long minPosition) {
    return selection.text() == null || selection.frozen() != null
        ? selection
        : selection.frozen(frozen(selection.text(), minPosition));
  }

  private List<FrozenTerm> frozen(String text, @Nullable Long minPosition) {
    List<FrozenTerm> terms = new ArrayList<>();
    Lookup lookup = new Lookup(minPosition, true);
    for (Similarity term : Similarities.in(Selections.parse(text))) {
      terms.add(FrozenTerm.of(term, find(term, lookup).imageIds()));
    }
    return terms;
  }

  private SimilarImages find(Similarity term, Lookup lookup) {
    return finders.stream()
        .map(finder -> finder.find(term, lookup))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new QueryRejected(
                    ErrorCode.SEARCH_UNAVAILABLE, "This node has no model to compare images by"));
  }
}
