package io.framelog.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every exception of a controller, and of Spring MVC around it, with a problem. */
@RestControllerAdvice
class ProblemAdvice {
  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  /** Spring Security's filter answers these. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void security(RuntimeException thrown) {
    throw thrown;
  }

  @ExceptionHandler(Exception.class)
  @Nullable ResponseEntity<byte[]> any(
      Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
    if (Problems.cause(thrown, ClientAbortException.class).isPresent()) {
      return null; // nobody is listening any more
    }
    String path = request.getRequestURI();
    Problem problem = problems.of(thrown, request.getMethod() + ' ' + path);
    if (response.isCommitted()) {
      throw thrown; // half an answer is out: the container cuts the connection, so it shows
    }
    response.resetBuffer();
    return ResponseEntity.status(problem.status())
        .headers(problem.headers())
        .contentType(Problem.MEDIA_TYPE)
        .body(problem.document(path));
  }
}
