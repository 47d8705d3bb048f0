package io.framelog.selection;

import io.framelog.error.ErrorCode;

/** A selection that cannot be read; says where. */
public final class SelectionSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;

  SelectionSyntaxException(String message, int column) {
    super(message + " (column " + column + ")");
    this.column = column;
  }

  /** What it is for clients. */
  public ErrorCode code() {
    return ErrorCode.SELECTION_INVALID;
  }

  /** Where in the text, counting UTF-16 code units from 1. */
  public int column() {
    return column;
  }
}
