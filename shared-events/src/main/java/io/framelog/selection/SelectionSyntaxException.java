package io.framelog.selection;

import io.framelog.error.ErrorCode;

/** A selection that cannot be read, or not yet; says where. */
public final class SelectionSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final int column;

  SelectionSyntaxException(String message, int column) {
    this(ErrorCode.SELECTION_INVALID, message, column);
  }

  SelectionSyntaxException(ErrorCode code, String message, int column) {
    super(message + " (column " + column + ")");
    this.code = code;
    this.column = column;
  }

  /** {@code selection-invalid}, or {@code selection-unsupported} for terms to come. */
  public ErrorCode code() {
    return code;
  }

  /** Where in the text, counting UTF-16 code units from 1. */
  public int column() {
    return column;
  }
}
