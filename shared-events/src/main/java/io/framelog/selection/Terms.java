package io.framelog.selection;

import io.framelog.identity.Identities;
import io.framelog.image.Label;
import io.framelog.selection.Selection.NumberField;
import io.framelog.selection.Selection.Thing;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Gives each field of the language its meaning. */
final class Terms {
  private static final String METADATA = "metadata.";

  private Terms() {}

  static Selection of(Token field, Token operator, Token value) {
    String name = field.text().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "tag" -> label(operator, value, Selection.Tag::new);
      case "actor" -> label(operator, value, Selection.Actor::new);
      case "crop" -> label(operator, value, Selection.CropLabel::new);
      case "caption" -> negatable(operator, new Selection.CaptionWords(words(value)));
      case "width" -> number(NumberField.WIDTH, operator, value);
      case "height" -> number(NumberField.HEIGHT, operator, value);
      case "bytes" -> number(NumberField.BYTES, operator, value);
      case "aspect" -> number(NumberField.ASPECT, operator, value);
      case "version" -> number(NumberField.VERSION, operator, value);
      case "has" -> negatable(operator, new Selection.Has(thing(value)));
      case "type" ->
          negatable(operator, new Selection.MediaType(value.text().toLowerCase(Locale.ROOT)));
      case "id" -> negatable(operator, new Selection.Id(id(value)));
      case "removed" -> negatable(operator, new Selection.Removed(bool(value)));
      case "source" ->
          new Selection.Metadata(List.of("source"), comparison(operator), value.text());
      default -> {
        if (name.startsWith(METADATA)) {
          yield new Selection.Metadata(path(field), comparison(operator), value.text());
        }
        throw new SelectionSyntaxException(
            "there is no field '" + field.text() + "'", field.column());
      }
    };
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

  private static Selection negatable(Token operator, Selection selection) {
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

  private static Thing thing(Token value) {
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "caption" -> Thing.CAPTION;
      case "crop" -> Thing.CROP;
      case "embedding" -> Thing.EMBEDDING;
      case "tag" -> Thing.TAG;
      case "actor" -> Thing.ACTOR;
      default ->
          throw new SelectionSyntaxException(
              "has: takes caption, crop, embedding, tag or actor", value.column());
    };
  }

  private static String id(Token value) {
    String id = value.text().toLowerCase(Locale.ROOT);
    if (!Identities.isUuid(id)) {
      throw new SelectionSyntaxException("an id is a UUID", value.column());
    }
    return id;
  }

  private static boolean bool(Token value) {
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SelectionSyntaxException("removed: takes true or false", value.column());
    };
  }

  private static List<String> path(Token field) {
    List<String> path = List.of(field.text().substring(METADATA.length()).split("\\.", -1));
    if (path.stream().anyMatch(String::isEmpty)) {
      throw new SelectionSyntaxException("metadata. needs a key behind each dot", field.column());
    }
    return path;
  }

  private static Comparison comparison(Token operator) {
    return switch (operator.text()) {
      case ":", "=" -> Comparison.EQUAL;
      case "!=" -> Comparison.NOT_EQUAL;
      case "<" -> Comparison.LESS;
      case "<=" -> Comparison.AT_MOST;
      case ">" -> Comparison.GREATER;
      case ">=" -> Comparison.AT_LEAST;
      default ->
          throw new SelectionSyntaxException(
              "'" + operator.text() + "' is no operator", operator.column());
    };
  }
}
