package io.framelog.api.problem;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;

/** Turns whatever was thrown into the problem that its sender is told. */
@Component
public class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /** The problem for {@code thrown}; a fault of ours is logged under the id that is answered. */
  public Problem of(Throwable thrown, String request) {
    Problem problem = refusal(thrown);
    return problem == null ? fault(thrown, request) : problem;
  }

  private static @Nullable Problem refusal(Throwable thrown) {
    Rejection rejection =
        cause(thrown, RejectedException.class).map(RejectedException::rejection).orElse(null);
    if (rejection != null) {
      return Problem.of(rejection);
    }
    return switch (thrown) {
      case HandlerExecutionException e -> details(e);
      case HttpMessageNotReadableException e -> Problem.of(unreadable(e));
      case MaxUploadSizeExceededException e ->
          Problem.of(ErrorCode.IMAGE_TOO_LARGE, "The upload is larger than this server takes");
      case MissingServletRequestPartException e ->
          invalid(e.getRequestPartName(), "The part '%s' is missing");
      case MultipartException e ->
          Problem.of(ErrorCode.BAD_REQUEST, "The body is not well-formed multipart/form-data");
      case MissingServletRequestParameterException e ->
          invalid(e.getParameterName(), "The parameter '%s' is missing");
      case MethodArgumentTypeMismatchException e ->
          invalid(e.getName(), "The parameter '%s' must be " + expected(e));
      case RequestRejectedException e ->
          Problem.of(ErrorCode.BAD_REQUEST, "The address or a header has forbidden characters");
      case ErrorResponse e ->
          ofStatus(e.getStatusCode().value(), e.getBody().getDetail(), e.getHeaders());
      default -> null;
    };
  }

  private static @Nullable Problem details(HandlerExecutionException thrown) {
    Object details = thrown.getDetails().orElse(null);
    return details instanceof Rejection rejection ? Problem.of(rejection) : null;
  }

  private static Rejection unreadable(HttpMessageNotReadableException thrown) {
    return cause(thrown, JacksonException.class)
        .map(JsonFaults::rejection)
        .orElseGet(() -> Rejection.of(ErrorCode.BAD_REQUEST, "The request body is missing"));
  }

  private static Problem invalid(String field, String sentence) {
    return Problem.of(
        ErrorCode.VALIDATION_FAILED, sentence.formatted(field), Map.of("field", field));
  }

  private static String expected(TypeMismatchException thrown) {
    Class<?> type = thrown.getRequiredType();
    return type != null && Number.class.isAssignableFrom(type)
        ? "a whole number"
        : "of another type";
  }

  /** The problem for a status that the container or Spring chose; {@code headers} go with it. */
  static Problem ofStatus(int status, @Nullable String detail, HttpHeaders headers) {
    ErrorCode code = Statuses.codeFor(status);
    boolean untold = detail == null || code == ErrorCode.NOT_FOUND || status >= 500;
    Problem problem = Problem.of(code, untold ? code.title() : String.valueOf(detail));
    headers.forEach((name, values) -> problem.headers().put(name, values));
    problem.headers().remove(HttpHeaders.CONTENT_TYPE);
    return problem;
  }

  private static Problem fault(Throwable thrown, String request) {
    String errorId = UUID.randomUUID().toString();
    log.error("{} failed, told as error {}", request, errorId, thrown);
    return Problem.of(
        ErrorCode.INTERNAL_ERROR,
        "The server's log has the cause under this error's id",
        Map.of("errorId", errorId));
  }

  static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
