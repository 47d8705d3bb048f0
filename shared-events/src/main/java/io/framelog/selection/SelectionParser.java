package io.framelog.selection;

import io.framelog.selection.SimilarityTerm.Bound;
import io.framelog.selection.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the selection language: its compact text, or, when the text begins with a brace, its JSON
 * form (see {@link SelectionJson}).
 *
 * <pre>
 * selection = or ;                     or  = and { "OR" and } ;
 * and       = not { "AND" not } ;      not = "NOT" not | "(" or ")" | term ;
 * term      = field ( ":" | "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) value
 *           | "similar-to" ":" value "&gt;=" score | "near-duplicate-of" ":" id [ "&lt;=" distance ] ;
 * </pre>
 *
 * Keywords and fields ignore case; values with spaces or parentheses stand in double quotes, where
 * {@code \"} and {@code \\} are escapes. The empty text selects everything. The fields and what
 * they mean: docs/selection-language.md.
 */
public final class SelectionParser {
  /** The longest text in UTF-16 code units. */
  public static final int MAX_LENGTH = 16_384;

  static final int MAX_DEPTH = 64;

  private final List<Token> tokens;
  private int at;
  private int depth;

  private SelectionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * The selection that the text says.
   *
   * @throws SelectionSyntaxException saying what is wrong and at which column
   */
  public static Selection parse(String text) {
    Selection selection = read(text);
    if (Similarities.in(selection).size() > Similarities.MOST_TERMS) {
      throw new SelectionSyntaxException(
          "a selection looks up similar images at most " + Similarities.MOST_TERMS + " times", 1);
    }
    return selection;
  }

  private static Selection read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new SelectionSyntaxException(
          "a selection has at most " + MAX_LENGTH + " characters", MAX_LENGTH + 1);
    }
    if (text.stripLeading().startsWith("{")) {
      return SelectionJson.read(text);
    }
    SelectionParser parser = new SelectionParser(Tokenizer.tokens(text));
    if (parser.peek().kind() == Kind.END) {
      return new Selection.Everything();
    }
    Selection selection = parser.or();
    if (parser.peek().kind() != Kind.END) {
      throw parser.unexpected("AND, OR or the end");
    }
    return selection;
  }

  private Selection or() {
    List<Selection> parts = new ArrayList<>(List.of(and()));
    while (peek().isKeyword("OR")) {
      at++;
      parts.add(and());
    }
    return parts.size() == 1 ? parts.getFirst() : new Selection.Or(parts);
  }

  private Selection and() {
    List<Selection> parts = new ArrayList<>(List.of(not()));
    while (peek().isKeyword("AND")) {
      at++;
      parts.add(not());
    }
    return parts.size() == 1 ? parts.getFirst() : new Selection.And(parts);
  }

  private Selection not() {
    if (++depth > MAX_DEPTH) {
      throw new SelectionSyntaxException(
          "a selection nests at most " + MAX_DEPTH + " levels", peek().column());
    }
    try {
      if (peek().isKeyword("NOT") && tokens.get(at + 1).kind() != Kind.OPERATOR) {
        at++;
        return new Selection.Not(not());
      }
      if (peek().kind() != Kind.OPEN) {
        return term();
      }
      at++;
      Selection inner = or();
      if (peek().kind() != Kind.CLOSE) {
        throw unexpected("')'");
      }
      at++;
      return inner;
    } finally {
      depth--;
    }
  }

  private Selection term() {
    if (peek().kind() != Kind.WORD) {
      throw unexpected("a term such as tag:car");
    }
    Token field = next();
    Token operator = next();
    if (operator.kind() != Kind.OPERATOR) {
      throw new SelectionSyntaxException(
          "'" + field.text() + "' needs an operator and a value, as in tag:car", field.column());
    }
    Token value = next();
    if (!value.isValue()) {
      throw new SelectionSyntaxException(
          "expected a value but found " + value.described(), value.column());
    }
    if (value.kind() == Kind.WORD && value.text().indexOf('"') >= 0) {
      throw new SelectionSyntaxException("a quote inside a value", value.column());
    }
    return SimilarityTerm.isOne(field)
        ? similarity(field, operator, value)
        : Terms.of(field, operator, value);
  }

  /** The bound stands behind the value: in the same word, or behind the quotes or a space. */
  private Selection similarity(Token field, Token operator, Token value) {
    List<Token> parts = SimilarityTerm.split(value);
    if (parts.size() > 1) {
      Token number = parts.getLast().text().isEmpty() ? next() : parts.getLast();
      return SimilarityTerm.of(field, operator, parts.getFirst(), new Bound(parts.get(1), number));
    }
    if (peek().kind() != Kind.OPERATOR) {
      return SimilarityTerm.of(field, operator, value, null);
    }
    return SimilarityTerm.of(field, operator, value, new Bound(next(), next()));
  }

  private Token peek() {
    return tokens.get(at);
  }

  /** Never runs past the end: every caller stops at END. */
  private Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  private SelectionSyntaxException unexpected(String expected) {
    return new SelectionSyntaxException(
        "expected " + expected + " but found " + peek().described(), peek().column());
  }
}
