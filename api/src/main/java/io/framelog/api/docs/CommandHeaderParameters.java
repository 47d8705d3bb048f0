package io.framelog.api.docs;

import io.framelog.api.command.CommandContext;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to every command the headers that all commands take. */
final class CommandHeaderParameters implements OperationCustomizer {
  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    boolean isCommand =
        Arrays.stream(handler.getMethodParameters())
            .anyMatch(parameter -> parameter.getParameterType() == CommandContext.class);
    if (isCommand) {
      operation
          .addParametersItem(
              header(
                  "Idempotency-Key",
                  "1-255 visible characters: the same key of the same user gets the same answer",
                  "3f1c9a52"))
          .addParametersItem(
              header("X-Reason", "Why, for the history; UTF-8, at most 1,024", "typo in the label"))
          .addParametersItem(
              header("If-Match", "The version that you saw; a stale one is refused", "\"3\""))
          .addParametersItem(
              header("X-Correlation-Id", "Joins what belongs together in the log", "import-17"));
    }
    return operation;
  }

  private static HeaderParameter header(String name, String description, String example) {
    HeaderParameter header = new HeaderParameter();
    header.name(name).description(description).required(false).schema(new StringSchema());
    header.example(example);
    return header;
  }
}
