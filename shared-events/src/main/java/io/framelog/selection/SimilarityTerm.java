package io.framelog.selection;

import io.framelog.duplicate.MaxDistance;
import io.framelog.identity.Identities;
import io.framelog.selection.Token.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Terms about similarity, which have a bound beside their value: {@code similar-to:"a red
 * car">=0.25}, {@code near-duplicate-of:<id><=4}.
 */
final class SimilarityTerm {
  static final String SIMILAR = "similar-to";
  static final String NEAR = "near-duplicate-of";

  private SimilarityTerm() {}

  /** How similar: an operator and a number. */
  record Bound(Token operator, Token value) {
    static boolean isOne(Token operator) {
      return operator.text().equals(">=") || operator.text().equals("<=");
    }
  }

  static boolean isOne(Token field) {
    return field.text().equalsIgnoreCase(SIMILAR) || field.text().equalsIgnoreCase(NEAR);
  }

  /**
   * A word with a bound in it, as value, operator and number; anything else as it is. Behind an
   * operator the tokenizer lets the word run on, because URLs are values too.
   */
  static List<Token> split(Token value) {
    String text = value.text();
    int at = value.kind() == Kind.WORD ? Math.max(text.indexOf(">="), text.indexOf("<=")) : -1;
    if (at < 0) {
      return List.of(value);
    }
    int column = value.column() + at;
    return List.of(
        new Token(Kind.WORD, text.substring(0, at), value.column()),
        new Token(Kind.OPERATOR, text.substring(at, at + 2), column),
        new Token(Kind.WORD, text.substring(at + 2), column + 2));
  }

  static Selection of(Token field, Token operator, Token value, @Nullable Bound bound) {
    Terms.requireWellFormed(value);
    Selection term =
        field.text().equalsIgnoreCase(NEAR) ? near(value, bound) : similar(value, bound);
    return Terms.negatable(operator, term);
  }

  private static Selection similar(Token value, @Nullable Bound bound) {
    if (value.text().isBlank()) {
      throw new SelectionSyntaxException(SIMILAR + " needs words or an image's id", value.column());
    }
    if (bound == null) {
      throw new SelectionSyntaxException(
          SIMILAR + " needs a score, as in " + SIMILAR + ":\"a red car\">=0.25", value.column());
    }
    require(bound, ">=");
    double score = number(bound, 0, 1, "a score");
    String id = value.text().toLowerCase(Locale.ROOT);
    return Identities.isUuid(id)
        ? new Selection.SimilarToImage(id, score)
        : new Selection.SimilarToText(value.text(), score);
  }

  private static Selection near(Token value, @Nullable Bound bound) {
    String id = IdsTerm.id(value.text(), value.column());
    if (bound == null) {
      return new Selection.NearDuplicateOf(id, MaxDistance.DEFAULT);
    }
    require(bound, "<=");
    double distance = number(bound, 0, MaxDistance.LIMIT, "a distance");
    if (distance != Math.rint(distance)) {
      throw new SelectionSyntaxException("a distance is whole", bound.value().column());
    }
    return new Selection.NearDuplicateOf(id, (int) distance);
  }

  private static void require(Bound bound, String operator) {
    if (!bound.operator().text().equals(operator)) {
      throw new SelectionSyntaxException(
          "only '" + operator + "' fits here, not '" + bound.operator().text() + "'",
          bound.operator().column());
    }
  }

  private static double number(Bound bound, int least, int most, String what) {
    String text = bound.value().text();
    try {
      double number = Double.parseDouble(text);
      if (bound.value().isValue() && number >= least && number <= most) {
        return number == 0 ? 0 : number; // there is no negative zero
      }
    } catch (NumberFormatException e) {
      // said below, together with what is out of range
    }
    throw new SelectionSyntaxException(
        "%s is %d to %d, not %s".formatted(what, least, most, bound.value().described()),
        bound.value().column());
  }
}
