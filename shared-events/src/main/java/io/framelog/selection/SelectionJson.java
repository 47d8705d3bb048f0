package io.framelog.selection;

import io.framelog.selection.Selection.And;
import io.framelog.selection.Selection.Everything;
import io.framelog.selection.Selection.Not;
import io.framelog.selection.Selection.Or;
import io.framelog.selection.SimilarityTerm.Bound;
import io.framelog.selection.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON form of the selection language. A selection is an object of one member: {@code
 * {"and": [...]}}, {@code {"or": [...]}}, {@code {"not": {...}}}, or a term, {@code {"tag": "car"}}
 * or {@code {"width": {">=": 512}}} with the fields and operators of the compact text; a box is an
 * array {@code [x, y, w, h]}; a similarity has a bound beside its value, {@code {"similar-to":
 * {":": "a red car", ">=": 0.25}}}. {@code {}} selects everything.
 */
final class SelectionJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonParser parser;
  private int depth;

  private SelectionJson(JsonParser parser) {
    this.parser = parser;
  }

  static Selection read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      SelectionJson reader = new SelectionJson(parser);
      parser.nextToken();
      Selection selection = reader.selection();
      if (parser.nextToken() != null) {
        throw reader.wrong("expected the end");
      }
      return selection;
    } catch (JacksonException e) {
      long offset = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
      throw new SelectionSyntaxException("not JSON: " + e.getOriginalMessage(), column(offset));
    }
  }

  private Selection selection() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("expected an object, as in {\"tag\": \"car\"}");
    }
    if (++depth > SelectionParser.MAX_DEPTH) {
      throw wrong("a selection nests at most " + SelectionParser.MAX_DEPTH + " levels");
    }
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      if (depth > 1) {
        throw wrong("expected a term");
      }
      return new Everything();
    }
    Token name = token(Kind.WORD, parser.currentName());
    parser.nextToken();
    Selection selection =
        switch (name.text().toLowerCase(Locale.ROOT)) {
          case "and" -> joined(And::new);
          case "or" -> joined(Or::new);
          case "not" -> new Not(selection());
          default -> term(name);
        };
    endObject();
    depth--;
    return selection;
  }

  private Selection joined(Function<List<Selection>, Selection> operator) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrong("expected a list of selections");
    }
    List<Selection> parts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parts.add(selection());
    }
    if (parts.isEmpty()) {
      throw wrong("expected a selection");
    }
    return parts.size() == 1 ? parts.getFirst() : operator.apply(parts);
  }

  private Selection term(Token field) {
    if (SimilarityTerm.isOne(field)) {
      return similarity(field);
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return Terms.of(field, new Token(Kind.OPERATOR, ":", field.column()), value());
    }
    if (parser.nextToken() != JsonToken.PROPERTY_NAME) {
      throw wrong("expected an operator, as in {\">=\": 512}");
    }
    Token operator = token(Kind.OPERATOR, parser.currentName());
    parser.nextToken();
    Selection term = Terms.of(field, operator, value());
    endObject();
    return term;
  }

  /** A value, or the value and its bound by their operators, in any order. */
  private Selection similarity(Token field) {
    Token operator = new Token(Kind.OPERATOR, ":", field.column());
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return SimilarityTerm.of(field, operator, value(), null);
    }
    Token subject = null;
    Bound bound = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      Token name = token(Kind.OPERATOR, parser.currentName());
      parser.nextToken();
      if (bound == null && Bound.isOne(name)) {
        bound = new Bound(name, value());
      } else if (subject == null) {
        operator = name;
        subject = value();
      } else {
        throw new SelectionSyntaxException("one value and one bound are enough", name.column());
      }
    }
    if (subject == null) {
      throw wrong("expected a value, as in {\":\": \"a red car\", \">=\": 0.25}");
    }
    return SimilarityTerm.of(field, operator, subject, bound);
  }

  private Token value() {
    return switch (parser.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          token(Kind.QUOTED, parser.getString());
      case START_ARRAY -> numbers();
      default -> throw wrong("expected a text, a number, true or false");
    };
  }

  /** As the compact text has them: with commas between. */
  private Token numbers() {
    Token start = token(Kind.QUOTED, "[");
    List<String> numbers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isNumeric()) {
        throw wrong("expected a number");
      }
      numbers.add(parser.getString());
    }
    return new Token(Kind.QUOTED, String.join(",", numbers), start.column());
  }

  private void endObject() {
    if (parser.nextToken() != JsonToken.END_OBJECT) {
      throw wrong("expected '}': an object holds one member");
    }
  }

  private Token token(Kind kind, String text) {
    return new Token(kind, text, column(parser.currentTokenLocation().getCharOffset()));
  }

  private SelectionSyntaxException wrong(String message) {
    return new SelectionSyntaxException(
        message, column(parser.currentTokenLocation().getCharOffset()));
  }

  private static int column(long offset) {
    return (int) Math.max(0, offset) + 1;
  }
}
