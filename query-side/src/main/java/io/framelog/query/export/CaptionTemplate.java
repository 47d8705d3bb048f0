package io.framelog.query.export;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How a caption is made of what is known of a picture. Alternatives stand between bars, and the
 * first one whose fields all have a value is taken; without such a one the caption is empty. A
 * field is a name in braces; a backslash takes the next character as it is.
 */
final class CaptionTemplate {
  static final int LONGEST = 1_000;

  private static final String METADATA = "metadata.";
  private static final Set<String> FIELDS =
      Set.of("caption", "tags", "actors", "label", "review", "source", "id");

  /** Trainers read a caption as one line. */
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private final String text;
  private final List<List<Piece>> alternatives;

  private CaptionTemplate(String text, List<List<Piece>> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  private sealed interface Piece {
    /** Text as it is. */
    record Fixed(String text) implements Piece {}

    /** The value of a field. */
    record Field(String name) implements Piece {}
  }

  /**
   * Reads a template.
   *
   * @throws RejectedException with {@code caption-template-invalid}, naming the column
   */
  static CaptionTemplate parse(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new RejectedException(
          ErrorCode.CAPTION_TEMPLATE_INVALID,
          "A caption template has 1 to %,d characters".formatted(LONGEST));
    }
    return new CaptionTemplate(text, new Parser(text).alternatives());
  }

  /** The caption, on one line; {@code values} gives the value of each field, empty for none. */
  String fill(UnaryOperator<String> values) {
    for (List<Piece> pieces : alternatives) {
      StringBuilder caption = new StringBuilder();
      if (fill(pieces, values, caption)) {
        return BREAKS.matcher(caption).replaceAll(" ").strip();
      }
    }
    return "";
  }

  private static boolean fill(
      List<Piece> pieces, UnaryOperator<String> values, StringBuilder caption) {
    for (Piece piece : pieces) {
      String value =
          switch (piece) {
            case Piece.Fixed fixed -> fixed.text();
            case Piece.Field field -> values.apply(field.name());
          };
      if (piece instanceof Piece.Field && value.isBlank()) {
        return false;
      }
      caption.append(value);
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Reads a template once from left to right. */
  private static final class Parser {
    private final String text;
    private final StringBuilder fixed = new StringBuilder();
    private int at;

    Parser(String text) {
      this.text = text;
    }

    List<List<Piece>> alternatives() {
      List<List<Piece>> alternatives = new ArrayList<>();
      List<Piece> pieces = new ArrayList<>();
      while (at < text.length()) {
        char c = text.charAt(at);
        switch (c) {
          case '|' -> {
            endOfText(pieces);
            alternatives.add(List.copyOf(pieces));
            pieces.clear();
          }
          case '{' -> {
            endOfText(pieces);
            pieces.add(field());
          }
          case '}' -> throw invalid(at, "a '}' without its '{'");
          case '\\' -> fixed.append(escaped());
          default -> fixed.append(c);
        }
        at++;
      }
      endOfText(pieces);
      alternatives.add(List.copyOf(pieces));
      return List.copyOf(alternatives);
    }

    private void endOfText(List<Piece> pieces) {
      if (!fixed.isEmpty()) {
        pieces.add(new Piece.Fixed(fixed.toString()));
        fixed.setLength(0);
      }
    }

    private char escaped() {
      if (++at == text.length()) {
        throw invalid(at - 1, "a '\\' with nothing after it");
      }
      return text.charAt(at);
    }

    /** From its opening to its closing brace. */
    private Piece field() {
      int end = text.indexOf('}', at);
      if (end < 0) {
        throw invalid(at, "a '{' without its '}'");
      }
      String name = text.substring(at + 1, end);
      if (!FIELDS.contains(name)
          && !(name.startsWith(METADATA) && name.length() > METADATA.length())) {
        throw invalid(at, "there is no field '%s'".formatted(name));
      }
      at = end;
      return new Piece.Field(name);
    }

    private static RejectedException invalid(int index, String what) {
      return new RejectedException(
          ErrorCode.CAPTION_TEMPLATE_INVALID, "column %d: %s".formatted(index + 1, what));
    }
  }
}
