package io.framelog.query.selection;

import io.framelog.query.text.Words;
import io.framelog.selection.Selection;
import io.framelog.selection.Selection.NumberField;
import io.framelog.selection.Selection.Thing;
import java.util.List;
import java.util.UUID;

/**
 * A {@link Selection} as a condition over {@code image i} joined with the row of {@code
 * image_version v} that is valid at a position. The same question at the same position has the same
 * answer for ever.
 */
public final class SqlSelection {
  private static final String NEVER = "false";

  private final long position;

  private SqlSelection(long position) {
    this.position = position;
  }

  /** The condition, as of a position; leaves removed images out unless the selection names them. */
  public static SqlCondition asOf(long position, Selection selection) {
    SqlCondition matching = new SqlSelection(position).compile(selection);
    return selection.namesRemoved()
        ? matching
        : SqlCondition.joined("and", List.of(matching, SqlCondition.of("not v.removed")));
  }

  private SqlCondition compile(Selection selection) {
    return switch (selection) {
      case Selection.Everything ignored -> SqlCondition.of("true");
      case Selection.And and ->
          SqlCondition.joined("and", and.parts().stream().map(this::compile).toList());
      case Selection.Or or ->
          SqlCondition.joined("or", or.parts().stream().map(this::compile).toList());
      case Selection.Not not -> compile(not.part()).negated();
      case Selection.Tag tag -> holds("v.tags", tag.value());
      case Selection.Actor actor -> holds("v.actors", actor.value());
      case Selection.CaptionWords words -> words(words.text());
      case Selection.Metadata metadata -> SqlMetadata.of(metadata);
      case Selection.Number number ->
          SqlCondition.of(
              "(" + number(number.field()) + " " + operator(number) + " ?)", number.value());
      case Selection.Has has -> SqlCondition.of(has(has.thing()));
      case Selection.CropLabel label -> SqlCondition.of(crop("c.label = ?"), label.value());
      case Selection.MediaType type -> SqlCondition.of("(i.media_type = ?)", type.value());
      case Selection.Id id -> SqlCondition.of("(i.image_id = ?)", UUID.fromString(id.value()));
      case Selection.Removed removed ->
          SqlCondition.of(removed.value() ? "v.removed" : "(not v.removed)");
    };
  }

  /** As containment, which the GIN index serves. */
  private static SqlCondition holds(String column, String value) {
    return SqlCondition.of("(" + column + " @> array[?]::text[])", value);
  }

  private static SqlCondition words(String text) {
    List<String> words = Words.of(text).stream().distinct().toList();
    return words.isEmpty()
        ? SqlCondition.of(NEVER)
        : SqlCondition.joined(
            "and", words.stream().map(word -> holds("v.caption_words", word)).toList());
  }

  private static String operator(Selection.Number number) {
    return switch (number.comparison()) {
      case EQUAL -> "=";
      case NOT_EQUAL -> "<>";
      case LESS -> "<";
      case AT_MOST -> "<=";
      case GREATER -> ">";
      case AT_LEAST -> ">=";
    };
  }

  private static String number(NumberField field) {
    return switch (field) {
      case WIDTH -> "i.width";
      case HEIGHT -> "i.height";
      case BYTES -> "i.bytes";
      case ASPECT -> "i.width::double precision / i.height";
      case VERSION -> "v.version";
    };
  }

  private String has(Thing thing) {
    return switch (thing) {
      case CAPTION -> "(v.caption <> '')";
      case TAG -> "(cardinality(v.tags) > 0)";
      case ACTOR -> "(cardinality(v.actors) > 0)";
      case CROP -> crop("true");
      case EMBEDDING ->
          "exists (select from image_embedding e where e.image_id = i.image_id and e.kind = 'IMAGE'"
              + " and e.first_position <= "
              + position
              + ")";
    };
  }

  private String crop(String condition) {
    return "exists (select from crop_version c where c.image_id = i.image_id and c.valid_from <= "
        + position
        + " and c.valid_to > "
        + position
        + " and "
        + condition
        + ")";
  }
}
