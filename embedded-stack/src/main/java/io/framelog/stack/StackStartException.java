package io.framelog.stack;

import org.jspecify.annotations.Nullable;

/**
 * The embedded servers could not be started; nothing of them is left running. {@link #getMessage()}
 * says which server and why, in words meant for the person who started the application.
 */
public class StackStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String action;

  StackStartException(String code, String message, String action, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.action = action;
  }

  /**
   * A stable code: {@code data-dir-in-use}, {@code data-dir-incompatible}, {@code server-failed},
   * {@code server-missing}, {@code bad-setting}.
   */
  public String code() {
    return code;
  }

  /** What the reader can do about it. */
  public String action() {
    return action;
  }
}
