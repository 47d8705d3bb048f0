package io.framelog.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what a filter or the container sent to the error page. */
@Controller
@Hidden
class ProblemErrorController implements ErrorController {
  private final Problems problems;

  ProblemErrorController(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return; // it was told of when half an answer was out
    }
    String path =
        Objects.requireNonNullElse(
            (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
            request.getRequestURI());
    ProblemResponses.send(problem(request, path), path, response);
  }

  private Problem problem(HttpServletRequest request, String path) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
      return problems.of(thrown, request.getMethod() + ' ' + path);
    }
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? Problems.ofStatus(status, null, new HttpHeaders())
        : Problems.ofStatus(HttpServletResponse.SC_NOT_FOUND, null, new HttpHeaders());
  }
}
