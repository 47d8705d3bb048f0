package io.framelog.selection;

import io.framelog.selection.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a selection's text into tokens. */
final class Tokenizer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    return new Tokenizer(text).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '(') {
        add(Kind.OPEN, 1);
      } else if (c == ')') {
        add(Kind.CLOSE, 1);
      } else if (c == '"') {
        quoted();
      } else if (operatorLength() > 0) {
        add(Kind.OPERATOR, operatorLength());
        valueRun();
      } else {
        word(true);
      }
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private void add(Kind kind, int length) {
    tokens.add(new Token(kind, text.substring(at, at + length), at + 1));
    at += length;
  }

  private int operatorLength() {
    char c = text.charAt(at);
    boolean equalsFollows = at + 1 < text.length() && text.charAt(at + 1) == '=';
    return switch (c) {
      case ':', '=' -> 1;
      case '<', '>' -> equalsFollows ? 2 : 1;
      case '!' -> equalsFollows ? 2 : 0;
      default -> 0;
    };
  }

  /** Directly behind an operator the rest of the word is the value, colons and all (URLs). */
  private void valueRun() {
    if (at < text.length() && text.charAt(at) != '"' && !endsWord(text.charAt(at))) {
      word(false);
    }
  }

  private void word(boolean stopAtOperator) {
    int start = at;
    while (at < text.length()) {
      if (stopAtOperator && isQuotedKey(start)) {
        quoted();
        tokens.removeLast(); // it is part of the word, as it stands
      } else if (endsWord(text.charAt(at)) || (stopAtOperator && operatorLength() > 0)) {
        break;
      } else {
        at++;
      }
    }
    tokens.add(new Token(Kind.WORD, text.substring(start, at), start + 1));
  }

  /** Whether a key of metadata in quotes begins here, as in {@code metadata."my key"}. */
  private boolean isQuotedKey(int start) {
    return text.charAt(at) == '"'
        && text.charAt(at - 1) == '.'
        && text.regionMatches(true, start, MetadataPath.PREFIX, 0, MetadataPath.PREFIX.length());
  }

  private static boolean endsWord(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"';
  }

  private void quoted() {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
        if (at == text.length() || (text.charAt(at) != '"' && text.charAt(at) != '\\')) {
          throw new SelectionSyntaxException("only \\\" and \\\\ can be escaped", at);
        }
      }
      value.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw new SelectionSyntaxException("the quote is never closed", start + 1);
    }
    at++;
    tokens.add(new Token(Kind.QUOTED, value.toString(), start + 1));
  }
}
