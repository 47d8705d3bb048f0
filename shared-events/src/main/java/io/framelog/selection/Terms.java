package io.framelog.selection;

import io.framelog.image.Label;
import io.framelog.selection.Selection.Deed;
import io.framelog.selection.Selection.NumberField;
import io.framelog.selection.Selection.ReviewMark;
import io.framelog.selection.Selection.Thing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Gives each field of the language its meaning. */
final class Terms {
  private Terms() {}

  static Selection of(Token field, Token operator, Token value) {
    requireWellFormed(field);
    requireWellFormed(value);
    if (MetadataPath.isOne(field.text())) {
      return new Selection.Metadata(MetadataPath.of(field), comparison(operator), value.text());
    }
    return switch (field.text().toLowerCase(Locale.ROOT)) {
      case "tag" -> label(operator, value, Selection.Tag::new);
      case "actor" -> label(operator, value, Selection.Actor::new);
      case "crop" -> label(operator, value, Selection.CropLabel::new);
      case "crop-overlaps" -> negatable(operator, new Selection.CropOverlaps(BoxText.read(value)));
      case "caption" -> negatable(operator, new Selection.CaptionWords(words(value)));
      case "width" -> number(NumberField.WIDTH, operator, value);
      case "height" -> number(NumberField.HEIGHT, operator, value);
      case "bytes" -> number(NumberField.BYTES, operator, value);
      case "aspect" -> number(NumberField.ASPECT, operator, value);
      case "version" -> number(NumberField.VERSION, operator, value);
      case "position" -> number(NumberField.POSITION, operator, value);
      case "has" -> negatable(operator, new Selection.Has(thing(value)));
      case "review" -> negatable(operator, new Selection.Review(review(value)));
      case "registered-by" -> by(Deed.REGISTERED, operator, value);
      case "edited-by" -> by(Deed.EDITED, operator, value);
      case "registered-at" -> TimeTerm.of(Deed.REGISTERED, comparison(operator), value);
      case "edited-at" -> TimeTerm.of(Deed.EDITED, comparison(operator), value);
      case "type" ->
          negatable(operator, new Selection.MediaType(value.text().toLowerCase(Locale.ROOT)));
      case "id" -> negatable(operator, IdsTerm.of(value));
      case "removed" -> negatable(operator, new Selection.Removed(bool(value)));
      case "source" ->
          new Selection.Metadata(List.of("source"), comparison(operator), value.text());
      default ->
          throw new SelectionSyntaxException(
              "there is no field '" + field.text() + "'", field.column());
    };
  }

  /** What the log can never hold would only confuse the stores that are asked. */
  static void requireWellFormed(Token token) {
    boolean wellFormed =
        token
            .text()
            .codePoints()
            .noneMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    if (!wellFormed) {
      throw new SelectionSyntaxException("U+0000 or a lone surrogate", token.column());
    }
  }

  private static Selection label(
      Token operator, Token value, Function<String, Selection> constructor) {
    String label = Label.normalise(value.text());
    if (!Label.isAllowed(label)) {
      throw new SelectionSyntaxException(
          "a label has 1 to " + Label.MAX_LENGTH + " characters", value.column());
    }
    return negatable(operator, constructor.apply(label));
  }

  private static String words(Token value) {
    if (value.text().isBlank()) {
      throw new SelectionSyntaxException("caption needs a word", value.column());
    }
    return value.text();
  }

  static Selection negatable(Token operator, Selection selection) {
    return switch (comparison(operator)) {
      case EQUAL -> selection;
      case NOT_EQUAL -> new Selection.Not(selection);
      case LESS, AT_MOST, GREATER, AT_LEAST ->
          throw new SelectionSyntaxException(
              "only ':', '=' and '!=' fit here, not '" + operator.text() + "'", operator.column());
    };
  }

  private static Selection number(NumberField field, Token operator, Token value) {
    try {
      double number = Double.parseDouble(value.text());
      if (Double.isFinite(number)) {
        return new Selection.Number(field, comparison(operator), number);
      }
    } catch (NumberFormatException e) {
      // said below, together with the infinities
    }
    throw new SelectionSyntaxException("'" + value.text() + "' is not a number", value.column());
  }

  private static <E extends Enum<E>> Optional<E> named(E[] constants, String word) {
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equalsIgnoreCase(word))
        .findFirst();
  }

  private static Thing thing(Token value) {
    return named(Thing.values(), value.text())
        .orElseThrow(
            () ->
                new SelectionSyntaxException(
                    "has: takes caption, crop, embedding, tag, actor or review", value.column()));
  }

  private static ReviewMark review(Token value) {
    return named(ReviewMark.values(), value.text())
        .orElseThrow(
            () ->
                new SelectionSyntaxException(
                    "review: takes approved, needs_work, rejected or none", value.column()));
  }

  private static Selection by(Deed deed, Token operator, Token value) {
    if (value.text().isEmpty()) {
      throw new SelectionSyntaxException("nobody has no name", value.column());
    }
    return negatable(operator, new Selection.By(deed, value.text()));
  }

  private static boolean bool(Token value) {
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SelectionSyntaxException("removed: takes true or false", value.column());
    };
  }

  private static Comparison comparison(Token operator) {
    return Comparison.of(operator.text())
        .orElseThrow(
            () ->
                new SelectionSyntaxException(
                    "'" + operator.text() + "' is no operator", operator.column()));
  }
}
