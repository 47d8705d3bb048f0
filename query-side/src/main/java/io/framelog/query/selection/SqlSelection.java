package io.framelog.query.selection;

import io.framelog.image.Box;
import io.framelog.query.bulk.TextArray;
import io.framelog.query.text.Words;
import io.framelog.selection.Selection;
import io.framelog.selection.Selection.Deed;
import io.framelog.selection.Selection.ReviewMark;
import io.framelog.selection.Selection.Thing;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * A {@link Selection} as a condition over the read model of images, in forms that its indexes
 * serve. As of a position it is over {@code image i} joined with the row of {@code image_version v}
 * that is valid there: the same question at the same position has the same answer for ever. For now
 * it is over {@code image i} alone.
 */
public final class SqlSelection {
  private static final String NEVER = "false";

  private final SqlMoment moment;

  private SqlSelection(SqlMoment moment) {
    this.moment = moment;
  }

  /** The condition, as of a position; leaves removed images out unless the selection names them. */
  public static SqlCondition asOf(long position, Selection selection) {
    return new SqlSelection(SqlMoment.asOf(position)).condition(selection);
  }

  /**
   * As {@link #asOf(long, Selection)}, for each row of a joined table as of a position of its own.
   *
   * @param position an SQL expression over that table
   */
  public static SqlCondition asOfEach(String position, Selection selection) {
    return new SqlSelection(new SqlMoment(position)).condition(selection);
  }

  /** The condition on current rows; leaves removed images out unless the selection names them. */
  public static SqlCondition now(Selection selection) {
    return new SqlSelection(SqlMoment.NOW).condition(selection);
  }

  private SqlCondition condition(Selection selection) {
    SqlCondition matching = compile(selection);
    return selection.namesRemoved()
        ? matching
        : SqlCondition.joined("and", List.of(matching, removed(false)));
  }

  private SqlCondition compile(Selection selection) {
    return switch (selection) {
      case Selection.Everything ignored -> SqlCondition.of("true");
      case Selection.And and ->
          SqlCondition.joined("and", and.parts().stream().map(this::compile).toList());
      case Selection.Or or ->
          SqlCondition.joined("or", or.parts().stream().map(this::compile).toList());
      case Selection.Not not -> compile(not.part()).negated();
      case Selection.Tag tag -> holds("tags", tag.value());
      case Selection.Actor actor -> holds("actors", actor.value());
      case Selection.CaptionWords words -> words(words.text());
      case Selection.Metadata metadata -> SqlMetadata.of(moment.column("metadata"), metadata);
      case Selection.Number number -> SqlNumber.of(moment, number);
      case Selection.Has has -> SqlCondition.of(has(has.thing()));
      case Selection.Review review -> review(review.mark());
      case Selection.By by -> by(by);
      case Selection.At at ->
          SqlCondition.of(
              "(%s %s ?)"
                  .formatted(
                      at.deed() == Deed.REGISTERED ? "i.created_at" : moment.editedAt(),
                      SqlNumber.operator(at.comparison())),
              at.time().atOffset(ZoneOffset.UTC));
      case Selection.CropLabel label -> SqlCondition.of(crop("c.label = ?"), label.value());
      case Selection.CropOverlaps overlaps -> overlaps(overlaps.box());
      case Selection.MediaType type -> SqlCondition.of("(i.media_type = ?)", type.value());
      case Selection.Id id -> SqlCondition.of("(i.image_id = ?)", UUID.fromString(id.value()));
      case Selection.Ids ids ->
          SqlCondition.of("(i.image_id = any (?::uuid[]))", TextArray.literal(ids.values()));
      case Selection.Similarity term -> throw Selections.unresolved(term);
      case Selection.Removed removed -> removed(removed.value());
    };
  }

  private SqlCondition removed(boolean value) {
    return SqlCondition.of((value ? "(%s)" : "(not %s)").formatted(moment.column("removed")));
  }

  /** As containment, which the GIN index serves. */
  private SqlCondition holds(String column, String value) {
    return SqlCondition.of("(" + moment.column(column) + " @> array[?]::text[])", value);
  }

  /** Current rows have no words of their own, so that edits need not index them twice. */
  private SqlCondition words(String text) {
    List<String> words = Words.of(text).stream().distinct().toList();
    if (words.isEmpty()) {
      return SqlCondition.of(NEVER);
    }
    String holdsAll = "%s.caption_words @> ?::text[]";
    return SqlCondition.of(
        moment.isNow()
            ? "exists (select from image_version w where w.image_id = i.image_id and %s and %s)"
                .formatted(moment.isValid("w"), holdsAll.formatted("w"))
            : "(" + holdsAll.formatted("v") + ")",
        TextArray.literal(words));
  }

  private SqlCondition review(ReviewMark mark) {
    String review = moment.column("review");
    return switch (mark) {
      case NONE -> SqlCondition.of("(" + review + " is null)");
      case APPROVED, NEEDS_WORK, REJECTED ->
          SqlCondition.of("(%1$s is not null and %1$s = ?)".formatted(review), mark.name());
    };
  }

  private SqlCondition by(Selection.By by) {
    return SqlCondition.of(
        "exists (select from image_version b where b.image_id = i.image_id and b.actor = ?"
            + " and b.version %s 1 and %s)"
                .formatted(
                    by.deed() == Deed.REGISTERED ? "=" : ">", moment.hasReached("b.valid_from")),
        by.actor());
  }

  private String has(Thing thing) {
    return switch (thing) {
      case CAPTION -> "(" + moment.column("caption") + " <> '')";
      case TAG -> "(cardinality(" + moment.column("tags") + ") > 0)";
      case ACTOR -> "(cardinality(" + moment.column("actors") + ") > 0)";
      case REVIEW -> "(" + moment.column("review") + " is not null)";
      case CROP -> crop("true");
      case EMBEDDING ->
          "exists (select from image_embedding e where e.image_id = i.image_id and e.kind = 'IMAGE'"
              + " and "
              + moment.hasReached("e.first_position")
              + ")";
    };
  }

  /** The index finds boxes that come within a millionth; the comparisons are exact. */
  private SqlCondition overlaps(Box box) {
    double right = box.x() + box.w();
    double bottom = box.y() + box.h();
    return SqlCondition.of(
        crop(
            "box(point(c.x, c.y), point(c.x + c.w, c.y + c.h)) && box(point(?, ?), point(?, ?))"
                + " and c.x < ? and c.x + c.w > ? and c.y < ? and c.y + c.h > ?"),
        box.x(),
        box.y(),
        right,
        bottom,
        right,
        box.x(),
        bottom,
        box.y());
  }

  private String crop(String condition) {
    return "exists (select from crop_version c where c.image_id = i.image_id and %s and %s)"
        .formatted(moment.isValid("c"), condition);
  }
}
