package io.framelog.query.search;

import io.framelog.query.browse.BoundedReads;
import io.framelog.query.bulk.TextArray;
import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;

/** Says which images a selection, of which nothing is to be looked up any more, had. */
@SearchComponent
class PastImages {
  /** As many as may stand in one filter of the index. */
  private static final int FEW = 10_000;

  private static final String SELECT =
      """
      select i.image_id::text from image i join image_version v on v.image_id = i.image_id
       where v.valid_from <= ? and v.valid_to > ? and
      """;

  private final BoundedReads reads;
  private final int most;

  @Autowired
  PastImages(BoundedReads reads) {
    this(reads, FEW);
  }

  PastImages(BoundedReads reads, int most) {
    this.reads = reads;
    this.most = most;
  }

  /** All of them, or nothing when they are more than a filter of the index may name. */
  Optional<List<String>> few(Selection selection, long asOf) {
    List<String> ids = read(selection, asOf, " limit " + (most + 1), List.of());
    return ids.size() > most ? Optional.empty() : Optional.of(ids);
  }

  /** Those of some images that it had. */
  Set<String> among(Collection<String> imageIds, Selection selection, long asOf) {
    return new HashSet<>(
        read(
            selection,
            asOf,
            " and i.image_id = any (?::uuid[])",
            List.of(TextArray.literal(List.copyOf(imageIds)))));
  }

  private List<String> read(Selection selection, long asOf, String rest, List<String> more) {
    SqlCondition condition = SqlSelection.asOf(asOf, selection);
    List<Object> parameters = new ArrayList<>(List.of(asOf, asOf));
    parameters.addAll(condition.parameters());
    parameters.addAll(more);
    SqlCondition statement = new SqlCondition(SELECT + condition.sql() + rest, parameters);
    return reads.read(
        asOf, null, session -> session.query(statement, (row, number) -> row.getString(1)));
  }
}
