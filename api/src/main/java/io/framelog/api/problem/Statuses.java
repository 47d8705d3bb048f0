package io.framelog.api.problem;

import io.framelog.error.ErrorCode;
import org.springframework.http.HttpStatus;

/** The HTTP status of each error, and the error that stands for a status of the container. */
final class Statuses {
  private Statuses() {}

  static HttpStatus of(ErrorCode code) {
    return switch (code.kind()) {
      case INVALID -> invalid(code);
      case UNSUPPORTED_CONTENT -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case GONE -> HttpStatus.GONE;
      case STALE -> HttpStatus.PRECONDITION_FAILED;
      case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
      case EXCESSIVE -> HttpStatus.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  /** HTTP has statuses of its own for three malformed requests. */
  private static HttpStatus invalid(ErrorCode code) {
    if (code == ErrorCode.METHOD_NOT_ALLOWED) {
      return HttpStatus.METHOD_NOT_ALLOWED;
    }
    if (code == ErrorCode.NOT_ACCEPTABLE) {
      return HttpStatus.NOT_ACCEPTABLE;
    }
    return code == ErrorCode.RANGE_NOT_SATISFIABLE
        ? HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        : HttpStatus.BAD_REQUEST;
  }

  /** The error for a status that the container or Spring chose. */
  static ErrorCode codeFor(int status) {
    if (status >= 500) {
      return status == 503 ? ErrorCode.LOG_UNAVAILABLE : ErrorCode.INTERNAL_ERROR;
    }
    return switch (status) {
      case 401 -> ErrorCode.UNAUTHENTICATED;
      case 403 -> ErrorCode.INSUFFICIENT_SCOPE;
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 413 -> ErrorCode.REQUEST_TOO_LARGE;
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case 416 -> ErrorCode.RANGE_NOT_SATISFIABLE;
      default -> ErrorCode.BAD_REQUEST;
    };
  }
}
