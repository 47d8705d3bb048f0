package io.framelog.api.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Answers requests that Tomcat rejects before any filter sees them, for instance for an encoded
 * slash or a malformed request line. Public with a public constructor because Tomcat creates it.
 */
public final class ProblemValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    Problem problem = Problems.ofStatus(status, null, new HttpHeaders());
    String path = request.getRequestURI();
    byte[] document = problem.document(path == null ? "" : path);
    try {
      response.setContentType(Problem.MEDIA_TYPE.toString());
      response.setContentLength(document.length);
      response.getOutputStream().write(document);
      response.finishResponse();
    } catch (IOException e) {
      container.getLogger().debug("The client left before it was told of its bad request", e);
    }
  }
}
