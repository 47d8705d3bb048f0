package io.framelog.api.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problems where Spring MVC is not at work: in filters and in the container. */
public final class ProblemResponses {
  private ProblemResponses() {}

  /** Sends {@code problem}, unless an answer is on its way already. */
  public static void send(Problem problem, String path, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] document = problem.document(path);
    response.setStatus(problem.status().value());
    problem
        .headers()
        .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    response.setContentType(Problem.MEDIA_TYPE.toString());
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }
}
