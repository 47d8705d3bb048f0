package io.framelog.command.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.job.FindJobErrors;
import io.framelog.job.JobError;
import io.framelog.job.JobErrors;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.job.ListJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of jobs, how it is listed, and for how long. */
class JobTableTest extends JobScene {
  @Autowired private JobItems items;
  @Autowired private JobRetention retention;

  @Test
  void theSameCommandSubmitsOneJobAndAnotherSpecUnderItsIdIsRefused() {
    String commandId = UUID.randomUUID().toString();
    String jobId = submit("kind", commandId, Map.of("a", 1));

    assertThat(submit("kind", commandId, Map.of("a", 1))).isEqualTo(jobId);
    assertRefused(
        () -> submit("kind", commandId, Map.of("a", 2)), ErrorCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(queries.handle(new ListJobs(null, null, null, 10)).jobs()).hasSize(1);
  }

  @Test
  void errorsBeyondTheLimitOnlyCountAndThoseKeptComePageByPage() throws Exception {
    String jobId = submit("kind");
    JobError[] errors =
        IntStream.range(0, 6_000)
            .mapToObj(i -> new JobError("item\0" + i, "tag-invalid", "no"))
            .toArray(JobError[]::new);
    node(new ScriptedWork("kind")
            .then((job, cursor) -> step("a", 0, 0, errors))
            .then((job, cursor) -> step(null, 0, 0, errors)))
        .runNext();
    JobView done = view(jobId);
    assertThat(done.failed()).isEqualTo(12_000);
    assertThat(done.errors()).hasSize(100);
    assertThat(done.moreErrors()).isTrue();
    List<JobError> kept = new ArrayList<>();
    Long after = 0L;
    while (after != null) {
      JobErrors page = queries.handle(new FindJobErrors(jobId, after, 1_000));
      kept.addAll(page.errors());
      after = page.next();
    }
    assertThat(kept).hasSize(10_000);
    assertThat(kept.get(1).item()).isEqualTo("item\uFFFD1");
    assertThat(kept.get(9_999).item()).isEqualTo("item\uFFFD3999");
  }

  @Test
  void whatIsOverLosesItsItemsSoonAndItselfAfterItsTime() throws Exception {
    String jobId = submit("kind");
    String waiting = submit("other");
    node(new ScriptedWork("kind")
            .then(
                (job, cursor) -> {
                  items.add(job, List.of(UUID.randomUUID().toString()));
                  return step(null, 1, 0, new JobError("x", "y", "z"));
                }))
        .runNext();
    retention.delete();
    assertThat(jdbc.queryForObject("select count(*) from job_item", Long.class)).isZero();
    assertThat(view(jobId).changed()).isEqualTo(1);

    jdbc.update(
        "update job set finished_at = finished_at - interval '31 days' where job_id = ?",
        UUID.fromString(jobId));
    retention.delete();
    assertThat(queries.handle(new ListJobs(null, null, null, 10)).jobs())
        .extracting(JobView::jobId)
        .containsExactly(waiting);
  }

  @Test
  void jobsAreListedNewestFirstPageByPageByStateAndKind() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(submit(i % 2 == 0 ? "even" : "odd"));
    }
    var first = queries.handle(new ListJobs(null, null, null, 3));
    var rest = queries.handle(new ListJobs(null, null, first.next(), 3));
    assertThat(first.jobs()).extracting(JobView::jobId).isEqualTo(ids.subList(0, 3));
    assertThat(rest.jobs()).extracting(JobView::jobId).isEqualTo(ids.subList(3, 5));
    assertThat(rest.next()).isNull();
    assertThat(queries.handle(new ListJobs(null, "odd", null, 10)).jobs()).hasSize(2);
    assertThat(queries.handle(new ListJobs(JobState.DONE, null, null, 10)).jobs()).isEmpty();
  }
}
