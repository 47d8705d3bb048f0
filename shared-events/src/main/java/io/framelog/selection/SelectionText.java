package io.framelog.selection;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a selection as the compact text that {@link SelectionParser} reads as the same one. */
public final class SelectionText {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.,/+-]+");
  private static final double EXACT = 0x1p53;

  private SelectionText() {}

  public static String of(Selection selection) {
    return switch (selection) {
      case Selection.Everything ignored -> "";
      case Selection.And and -> joined(" AND ", and.parts(), SelectionText::inAnd);
      case Selection.Or or -> joined(" OR ", or.parts(), SelectionText::inOr);
      case Selection.Not not -> "NOT " + inAnd(not.part());
      case Selection.Tag tag -> "tag:" + value(tag.value());
      case Selection.Actor actor -> "actor:" + value(actor.value());
      case Selection.CaptionWords words -> "caption:" + value(words.text());
      case Selection.Metadata metadata ->
          MetadataPath.text(metadata.path())
              + metadata.comparison().symbol()
              + value(metadata.value());
      case Selection.Number number ->
          word(number.field()) + number.comparison().symbol() + number(number.value());
      case Selection.Has has -> "has:" + word(has.thing());
      case Selection.Review review -> "review:" + word(review.mark());
      case Selection.By by -> word(by.deed()) + "-by:" + value(by.actor());
      case Selection.At at -> word(at.deed()) + "-at" + at.comparison().symbol() + at.time();
      case Selection.CropLabel label -> "crop:" + value(label.value());
      case Selection.CropOverlaps overlaps -> "crop-overlaps:" + BoxText.text(overlaps.box());
      case Selection.MediaType type -> "type:" + value(type.value());
      case Selection.Id id -> "id:" + id.value();
      case Selection.Ids ids -> "id:" + IdsTerm.text(ids);
      case Selection.SimilarToText similar ->
          SimilarityTerm.SIMILAR + ":" + value(similar.text()) + score(similar.score());
      case Selection.SimilarToImage similar ->
          SimilarityTerm.SIMILAR + ":" + similar.imageId() + score(similar.score());
      case Selection.NearDuplicateOf near ->
          SimilarityTerm.NEAR + ":" + near.imageId() + "<=" + near.distance();
      case Selection.Removed removed -> "removed:" + removed.value();
    };
  }

  /** In double quotes, whatever it holds. */
  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String value(String value) {
    return PLAIN.matcher(value).matches() ? value : quoted(value);
  }

  private static String score(double score) {
    return ">=" + number(score);
  }

  /** Like the text that people write: 512, not 512.0. */
  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
    boolean negativeZero = value == 0 && 1 / value < 0;
    return whole && !negativeZero ? Long.toString((long) value) : Double.toString(value);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String joined(
      String operator, List<Selection> parts, Function<Selection, String> form) {
    return parts.stream().map(form).collect(Collectors.joining(operator));
  }

  private static String inOr(Selection part) {
    return part instanceof Selection.Or ? "(" + of(part) + ")" : of(part);
  }

  private static String inAnd(Selection part) {
    return part instanceof Selection.And ? "(" + of(part) + ")" : inOr(part);
  }
}
