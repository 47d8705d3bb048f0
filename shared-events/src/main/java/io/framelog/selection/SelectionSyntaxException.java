package io.framelog.selection;

/** A selection that cannot be read; says where. */
public final class SelectionSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;

  SelectionSyntaxException(String message, int column) {
    super(message + " (column " + column + ")");
    this.column = column;
  }

  /** Where in the text, counting UTF-16 code units from 1. */
  public int column() {
    return column;
  }
}
