package io.framelog.api.job;

import io.framelog.api.json.StrictJson;
import io.framelog.api.query.Queries;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.job.FindJob;
import io.framelog.job.JobView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;

/**
 * Shows a job's progress as server-sent events until it is over. A client that does not read is
 * dropped when the container's write time-out is over; while it is written to, nothing is queued
 * for it.
 */
@Component
class JobProgress {
  /** Each holds a virtual thread and a connection. */
  private static final int MOST_STREAMS = 200;

  private static final long LOOK_MILLIS = 300;

  /** A comment now and then shows either side that the other is there. */
  private static final int LOOKS_BETWEEN_COMMENTS = 50;

  private final Semaphore free = new Semaphore(MOST_STREAMS);
  private final Queries queries;

  JobProgress(Queries queries) {
    this.queries = queries;
  }

  /** Whether the first of the client's preferences that we have is an event stream. */
  static boolean isWantedBy(@Nullable String accept) {
    if (accept == null) {
      return false;
    }
    List<MediaType> preferred = MediaType.parseMediaTypes(accept);
    MimeTypeUtils.sortBySpecificity(preferred);
    return preferred.stream()
        .filter(
            type ->
                type.includes(MediaType.APPLICATION_JSON)
                    || type.includes(MediaType.TEXT_EVENT_STREAM))
        .findFirst()
        .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
        .isPresent();
  }

  void write(String jobId, HttpServletResponse response) throws IOException {
    if (!free.tryAcquire()) {
      throw new RejectedException(
          ErrorCode.TOO_MANY_STREAMS,
          "%,d clients are watching jobs here already".formatted(MOST_STREAMS));
    }
    try {
      stream(jobId, response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is stopping; the client asks again
    } finally {
      free.release();
    }
  }

  private void stream(String jobId, HttpServletResponse response)
      throws IOException, InterruptedException {
    JobView job = find(jobId); // before the headers: an unknown job is an ordinary error
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    OutputStream out = response.getOutputStream();
    send(out, event(job), response);
    int looks = 0;
    while (!job.state().isFinal()) {
      Thread.sleep(LOOK_MILLIS);
      JobView now = find(jobId);
      if (!now.equals(job)) {
        send(out, event(now), response);
      } else if (++looks % LOOKS_BETWEEN_COMMENTS == 0) {
        send(out, ":\n\n", response);
      }
      job = now;
    }
  }

  private JobView find(String jobId) {
    return queries.ask(new FindJob(jobId), JobView.class);
  }

  private String event(JobView job) {
    return "event: job\ndata: " + StrictJson.MAPPER.writeValueAsString(JobBody.of(job)) + "\n\n";
  }

  private static void send(OutputStream out, String text, HttpServletResponse response)
      throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
