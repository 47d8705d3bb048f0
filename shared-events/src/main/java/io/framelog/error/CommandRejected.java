package io.framelog.error;

import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;

/** A command handler's refusal; the {@link Rejection} is its details, in every bus. */
public final class CommandRejected extends CommandExecutionException {
  private static final long serialVersionUID = 1L;

  public CommandRejected(Rejection rejection) {
    super(rejection.detail(), null, rejection);
  }

  public CommandRejected(ErrorCode code, String detail) {
    this(Rejection.of(code, detail));
  }

  public CommandRejected(ErrorCode code, String detail, Map<String, Object> properties) {
    this(new Rejection(code, detail, properties));
  }
}
