package io.framelog.selection;

/**
 * A piece of a selection's text.
 *
 * @param text the value with quotes and escapes resolved
 * @param column where it starts, from 1
 */
record Token(Kind kind, String text, int column) {
  /** QUOTED is a value in double quotes, which is never a keyword or a field. */
  enum Kind {
    WORD,
    QUOTED,
    OPERATOR,
    OPEN,
    CLOSE,
    END
  }

  boolean isKeyword(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean isValue() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** How an error message names it. */
  String described() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
