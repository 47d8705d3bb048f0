package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.job.CancelJob;
import io.framelog.job.FindJob;
import io.framelog.job.FindJobErrors;
import io.framelog.job.JobError;
import io.framelog.job.JobErrors;
import io.framelog.job.JobList;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.job.ListJobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobsTest extends ApiSliceTest {
  private static final String JOB = FakeSides.JOB;
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static JobView job(JobState state, long changed) {
    return new JobView(
        JOB,
        "edit",
        state,
        10L,
        changed + 1,
        changed,
        0,
        1,
        List.of(new JobError(IMAGE, "image-removed", "it is removed")),
        false,
        NOON,
        NOON,
        state.isFinal() ? NOON : null,
        state.isFinal() ? 42L : null,
        Map.of(),
        null);
  }

  @Test
  void aJobIsShownWithItsCountsAndErrors() {
    sides.onQuery(FindJob.class, query -> job(JobState.DONE, 9));

    Http.Response answer = ann().get("/v1/jobs/" + JOB);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("state").asString()).isEqualTo("DONE");
    assertThat(answer.json().path("done").asLong()).isEqualTo(10);
    assertThat(answer.json().path("position").asLong()).isEqualTo(42);
    assertThat(answer.json().at("/errors/0").toString())
        .isEqualTo(
            "{\"item\":\"" + IMAGE + "\",\"code\":\"image-removed\",\"detail\":\"it is removed\"}");
    assertThat(answer.json().has("failure")).isFalse();
  }

  @Test
  void asAnEventStreamItTellsEveryStepAndEndsWithTheJob() {
    AtomicInteger asked = new AtomicInteger();
    sides.onQuery(
        FindJob.class,
        query ->
            switch (asked.getAndIncrement()) {
              case 0, 1 -> job(JobState.RUNNING, 2);
              case 2 -> job(JobState.RUNNING, 5);
              default -> job(JobState.CANCELLED, 6);
            });

    Http.Response answer = ann().get("/v1/jobs/" + JOB, "Accept", "text/event-stream");

    assertThat(answer.header("content-type")).startsWith("text/event-stream");
    assertThat(answer.text().lines().filter(line -> line.startsWith("data: ")))
        .extracting(line -> line.replaceFirst(".*\"changed\":(\\d+).*", "$1"))
        .containsExactly("2", "5", "6");
    assertThat(answer.text()).startsWith("event: job\n").contains("\"state\":\"CANCELLED\"");
  }

  @Test
  void aJobThatIsNotThereIsAnOrdinary404AlsoAsAStream() {
    sides.onQuery(
        FindJob.class,
        query -> {
          throw new QueryRejected(ErrorCode.JOB_NOT_FOUND, "no");
        });
    assertThat(ann().get("/v1/jobs/" + JOB).code()).isEqualTo("job-not-found");
    assertThat(ann().get("/v1/jobs/" + JOB, "Accept", "text/event-stream").code())
        .isEqualTo("job-not-found");
    assertThat(ann().get("/v1/jobs/nonsense").code()).isEqualTo("job-not-found");
  }

  @Test
  void jobsAreListedByStateAndKindPageByPage() {
    sides.onQuery(ListJobs.class, query -> new JobList(List.of(job(JobState.DONE, 9)), JOB));

    Http.Response answer = ann().get("/v1/jobs?state=DONE&kind=edit&limit=1&cursor=" + JOB);

    assertThat(answer.json().path("nextCursor").asString()).isEqualTo(JOB);
    assertThat(sides.queries()).containsExactly(new ListJobs(JobState.DONE, "edit", JOB, 1));
    assertThat(ann().get("/v1/jobs?cursor=x").code()).isEqualTo("cursor-invalid");
    assertThat(ann().get("/v1/jobs?state=SLEEPING").code()).isEqualTo("validation-failed");
    assertThat(ann().get("/v1/jobs?limit=501").code()).isEqualTo("validation-failed");
  }

  @Test
  void errorsArePaged() {
    sides.onQuery(
        FindJobErrors.class,
        query -> new JobErrors(List.of(new JobError("x", "y", "z")), 7, query.after() + 1));

    Http.Response answer = ann().get("/v1/jobs/" + JOB + "/errors?limit=1&cursor=4");

    assertThat(answer.json().path("nextCursor").asString()).isEqualTo("5");
    assertThat(answer.json().path("failed").asLong()).isEqualTo(7);
    assertThat(ann().get("/v1/jobs/" + JOB + "/errors?cursor=-1").code())
        .isEqualTo("cursor-invalid");
  }

  @Test
  void cancellingAnswersWithTheJob() {
    sides.onQuery(FindJob.class, query -> job(JobState.CANCELLED, 3));

    Http.Response answer = ann().post("/v1/jobs/" + JOB + ":cancel", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("state").asString()).isEqualTo("CANCELLED");
    assertThat(sides.lastCommand().getPayload()).isEqualTo(new CancelJob(JOB));
  }

  @Test
  void aJobThatHasEndedCannotBeCancelled() {
    sides.onCommand(
        command -> {
          throw new CommandRejected(ErrorCode.JOB_FINISHED, "it is done");
        });
    Http.Response answer = ann().post("/v1/jobs/" + JOB + ":cancel", "");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("job-finished");
  }
}
