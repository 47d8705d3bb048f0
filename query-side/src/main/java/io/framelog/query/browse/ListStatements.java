package io.framelog.query.browse;

import io.framelog.query.browse.ListOrder.Key;
import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statements that find a page, as rows of an id and its sort key (0 when sorted by id). There
 * are two ways, and which is good depends on how many images match, which nobody knows before:
 *
 * <ul>
 *   <li>to walk along the order from the cursor until the page is full ({@link #walk}), good when
 *       many match; it looks at a bounded window only, so that it costs little where few do;
 *   <li>to find all that match, through their indexes, and sort them ({@link #sort}), good when few
 *       match, and what is left when the window did not fill the page.
 * </ul>
 *
 * Neither depends on how deep in the list the cursor stands.
 */
final class ListStatements {
  /** Rows in the order of their registration lie side by side: reading on costs 1 µs a row. */
  private static final int LONG_WINDOW = 20_000;

  /** In other orders each row is looked up somewhere else: 5 µs a row. */
  private static final int SHORT_WINDOW = 4_000;

  private final ListOrder order;
  private final @Nullable Long asOf;
  private final SqlCondition condition;
  private final @Nullable ListCursor after;
  private final int limit;
  private final int window;

  /**
   * @param limit how many rows are wanted
   */
  ListStatements(
      ListOrder order,
      @Nullable Long asOf,
      Selection selection,
      @Nullable ListCursor after,
      int limit) {
    this.order = order;
    this.asOf = asOf;
    this.condition =
        asOf == null ? SqlSelection.now(selection) : SqlSelection.asOf(asOf, selection);
    this.after = after;
    this.limit = limit;
    this.window = order.key() == Key.CREATED && asOf == null ? LONG_WINDOW : SHORT_WINDOW;
  }

  /** The first rows of the page that are in the window, in order. */
  SqlCondition walk() {
    List<Object> parameters = new ArrayList<>();
    String rows = window("*", parameters);
    boolean wide = source().equals("image");
    String key = wide ? key("i") : "o." + column();
    String id = wide ? "i.image_id" : "o.image_id";
    String from =
        wide
            ? "(" + rows + ") i"
            : "("
                + rows
                + ") o cross join lateral"
                + " (select * from image where image_id = o.image_id offset 0) i";
    parameters.addAll(condition.parameters());
    return new SqlCondition(
        "select i.image_id, "
            + key
            + " from "
            + from
            + versions(" cross join lateral (select * from image_version v where %s offset 0) v")
            + " where "
            + condition.sql()
            + " order by "
            + sorted(order.key() == Key.ID ? id : key, id)
            + " limit "
            + limit,
        parameters);
  }

  /** One row that says whether there is anything behind the window. */
  SqlCondition goesOn() {
    List<Object> parameters = new ArrayList<>();
    return new SqlCondition(
        "select count(*) = " + window + " from (" + window("1", parameters) + ") w", parameters);
  }

  /** The page's rows, from all images that match. */
  SqlCondition sort() {
    List<Object> parameters = new ArrayList<>(condition.parameters());
    String key = asOf != null && order.key() == Key.UPDATED ? "v.valid_from" : key("i");
    // offset 0, else the order's index is walked after all, to wherever the matches may be
    return new SqlCondition(
        "select image_id, key from (select i.image_id, "
            + key
            + " as key from image i"
            + versions(" join image_version v on %s")
            + " where "
            + condition.sql()
            + behind(order.key() == Key.ID ? "i.image_id" : key, "i.image_id", parameters)
            + " offset 0) m order by "
            + sorted(order.key() == Key.ID ? "image_id" : "key", "image_id")
            + " limit "
            + limit,
        parameters);
  }

  /** One row with the count of all that match, on all pages. */
  SqlCondition count() {
    return new SqlCondition(
        "select count(*) from image i"
            + versions(" join image_version v on %s")
            + " where "
            + condition.sql(),
        condition.parameters());
  }

  private String window(String columns, List<Object> parameters) {
    String valid = "true";
    if (asOf != null && order.key() == Key.CREATED) {
      valid = "created_position <= " + asOf;
    } else if (asOf != null && order.key() == Key.UPDATED) {
      valid = "valid_from <= %1$d and valid_to > %1$d".formatted(asOf);
    }
    return "select "
        + columns
        + " from "
        + source()
        + " where "
        + valid
        + behind(column(), "image_id", parameters)
        + " order by "
        + sorted(column(), "image_id")
        + " limit "
        + window;
  }

  /** The table that has an index of the order. */
  private String source() {
    return switch (order.key()) {
      case CREATED, ID -> "image";
      case UPDATED -> asOf == null ? "image_edited" : "image_version";
      case WIDTH, HEIGHT, BYTES -> "image_size";
    };
  }

  /** The column of {@link #source} that the order goes by. */
  private String column() {
    return switch (order.key()) {
      case CREATED -> "created_position";
      case UPDATED -> asOf == null ? "position" : "valid_from";
      case ID -> "image_id";
      case WIDTH -> "width";
      case HEIGHT -> "height";
      case BYTES -> "bytes";
    };
  }

  /** The sort key as the current row has it. */
  private String key(String image) {
    return switch (order.key()) {
      case CREATED -> image + ".created_position";
      case UPDATED -> image + ".updated_position";
      case ID -> "0";
      case WIDTH -> image + ".width";
      case HEIGHT -> image + ".height";
      case BYTES -> image + ".bytes";
    };
  }

  /** Positions and ids are one image's; sizes may be those of many. */
  private boolean isUnique() {
    return switch (order.key()) {
      case CREATED, UPDATED, ID -> true;
      case WIDTH, HEIGHT, BYTES -> false;
    };
  }

  private String sorted(String key, String id) {
    String first = key + order.direction();
    return isUnique() ? first : first + ", " + id + order.direction();
  }

  private String behind(String key, String id, List<Object> parameters) {
    if (after == null) {
      return "";
    }
    UUID afterId = after.id();
    if (order.key() == Key.ID) {
      parameters.add(afterId);
      return " and " + key + order.behind() + "?";
    }
    parameters.add(after.key());
    if (isUnique()) {
      return " and " + key + order.behind() + "?";
    }
    parameters.add(afterId);
    return " and (" + key + ", " + id + ")" + order.behind() + "(?, ?)";
  }

  /** The join with the versions that are valid at the position, for reads of the past. */
  private String versions(String join) {
    return asOf == null
        ? ""
        : join.formatted(
            "v.image_id = i.image_id and v.valid_from <= %1$d and v.valid_to > %1$d"
                .formatted(asOf));
  }
}
