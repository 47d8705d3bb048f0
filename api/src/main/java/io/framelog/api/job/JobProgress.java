package io.framelog.api.job;

import io.framelog.api.command.Caller;
import io.framelog.api.json.StrictJson;
import io.framelog.api.query.Queries;
import io.framelog.api.sse.EventStream;
import io.framelog.api.sse.EventStreams;
import io.framelog.api.sse.Frames;
import io.framelog.api.sse.StreamKind;
import io.framelog.job.FindJob;
import io.framelog.job.JobView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Shows a job's progress as server-sent events until it is over. */
@Component
class JobProgress {
  private static final long LOOK_MILLIS = 300;

  private final EventStreams streams;
  private final Queries queries;

  JobProgress(EventStreams streams, Queries queries) {
    this.streams = streams;
    this.queries = queries;
  }

  void watch(String jobId, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JobView job = find(jobId); // before the headers: an unknown job is an ordinary error
    streams.open(
        StreamKind.JOB,
        Caller.of(request.getUserPrincipal()).subject(),
        request,
        response,
        stream -> tell(job, stream));
  }

  private void tell(JobView first, EventStream stream) throws IOException, InterruptedException {
    JobView job = first;
    stream.send(frame(job), 1);
    while (!job.state().isFinal()) {
      Thread.sleep(LOOK_MILLIS);
      JobView now = find(job.jobId());
      if (!now.equals(job)) {
        stream.send(frame(now), 1);
      } else if (!stream.untilHeartbeat().isPositive()) {
        stream.send(Frames.comment(), 0);
      }
      job = now;
    }
  }

  private JobView find(String jobId) {
    return queries.ask(new FindJob(jobId), JobView.class);
  }

  private static byte[] frame(JobView job) {
    return Frames.event("job", StrictJson.MAPPER.writeValueAsString(JobBody.of(job)));
  }
}
