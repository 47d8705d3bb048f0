package io.framelog.query.dataset;

import io.framelog.query.bulk.TextArray;
import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.SelectionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read a selection as of a position in image-id order, from {@code
 * image_version v} and, where it is needed, {@code image i}. There are two ways to find what
 * matches:
 *
 * <ul>
 *   <li>freely, by whatever index PostgreSQL prefers: of ids, of tags, or of positions, since what
 *       was not there by then need not be looked at. This does not depend on how long the log is;
 *   <li>to walk along the images and look each one's version up: good when many match, because a
 *       page then costs what it holds, not what its images have been through, nor all that match.
 * </ul>
 */
final class ItemStatements {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** Rows are compared whole, so that no other index than that of both columns looks good. */
  private static final String WALK =
      """

       from image i cross join lateral (
         select * from image_version w where (w.image_id, w.valid_from) <= (i.image_id, ?)
          order by w.image_id desc, w.valid_from desc limit 1) v
       where v.image_id = i.image_id and i.image_id > ? and v.valid_to > ? and not v.removed
         and\s""";

  /** Both ids are bounded: from one bound PostgreSQL does not conclude the other. */
  private static final String JOIN =
      """

       from image_version v join image i on i.image_id = v.image_id and i.image_id > ?
       where v.image_id > ? and v.valid_from <= ? and v.valid_to > ? and not v.removed and\s""";

  private static final String VERSIONS =
      """

       from image_version v
       where v.image_id > ? and v.valid_from <= ? and v.valid_to > ? and not v.removed and\s""";

  private final long position;
  private final SqlCondition condition;

  ItemStatements(SelectionSpec selection, long position) {
    this.position = position;
    this.condition = condition(selection, position);
  }

  private static SqlCondition condition(SelectionSpec selection, long position) {
    if (selection.text() != null) {
      return SqlSelection.asOf(position, selection.read());
    }
    List<String> ids = selection.ids() == null ? List.of() : selection.ids();
    return new SqlCondition("v.image_id = any (?::uuid[])", List.of(TextArray.literal(ids)));
  }

  /** Rows of an image id and its leaf, beyond an image id. */
  SqlCondition leaves(@Nullable UUID after, int limit) {
    UUID beyond = after == null ? BEFORE_ALL : after;
    List<Object> parameters = new ArrayList<>(List.of(beyond, position, position));
    String from = VERSIONS;
    if (asksOfImages()) {
      parameters.addFirst(beyond);
      from = JOIN;
    }
    parameters.addAll(condition.parameters());
    parameters.add(limit);
    return new SqlCondition(
        "select v.image_id, v.item_hash" + from + condition.sql() + " order by v.image_id limit ?",
        parameters);
  }

  /** Whether the selection names columns of {@code image i}; to say so needlessly does no harm. */
  private boolean asksOfImages() {
    return condition.sql().contains("i.");
  }

  /** The row of one image's leaf, if the selection has it. */
  SqlCondition leaf(UUID imageId) {
    List<Object> parameters = new ArrayList<>(List.of(imageId, imageId, position, position));
    parameters.addAll(condition.parameters());
    return new SqlCondition(
        "select v.item_hash" + JOIN.replace("image_id > ?", "image_id = ?") + condition.sql(),
        parameters);
  }

  /**
   * Rows of {@link ItemRow} beyond an image id.
   *
   * @param upTo the last image id that is wanted, or null
   */
  SqlCondition items(boolean walk, @Nullable UUID after, @Nullable UUID upTo, int limit) {
    UUID beyond = after == null ? BEFORE_ALL : after;
    List<Object> parameters =
        new ArrayList<>(
            walk
                ? List.of(position, beyond, position)
                : List.of(beyond, beyond, position, position));
    parameters.addAll(condition.parameters());
    String end = "";
    if (upTo != null) {
      end = " and i.image_id <= ? and v.image_id <= ?";
      parameters.addAll(List.of(upTo, upTo));
    }
    parameters.add(limit);
    return new SqlCondition(
        ItemRow.SELECT
            + (walk ? WALK : JOIN)
            + condition.sql()
            + end
            + " order by i.image_id limit ?",
        parameters);
  }
}
