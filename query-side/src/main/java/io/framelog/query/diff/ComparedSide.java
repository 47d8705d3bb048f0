package io.framelog.query.diff;

import io.framelog.diff.DiffSide;
import io.framelog.query.bulk.TextArray;
import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.SelectionSpec;
import java.util.List;

/**
 * One of two sides, over {@code image i} joined with the row of {@code image_version v} that is
 * valid at its position.
 *
 * @param withRemoved whether a selection that names removed images has them, as in lists; datasets
 *     never do
 */
public record ComparedSide(DiffSide side, boolean withRemoved) {
  /** What a dataset gives out. */
  public static ComparedSide ofDataset(DiffSide side) {
    return new ComparedSide(side, false);
  }

  /** What a list shows. */
  static ComparedSide ofList(DiffSide side) {
    return new ComparedSide(side, true);
  }

  SqlCondition condition() {
    SqlCondition selected = selected();
    return withRemoved
        ? selected
        : new SqlCondition("(not v.removed and " + selected.sql() + ")", selected.parameters());
  }

  private SqlCondition selected() {
    SelectionSpec selection = side.selection();
    if (selection.text() != null) {
      return SqlSelection.asOf(side.position(), selection.read());
    }
    List<String> ids = selection.ids() == null ? List.of() : selection.ids();
    return new SqlCondition("i.image_id = any (?::uuid[])", List.of(TextArray.literal(ids)));
  }
}
