package io.framelog.command.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import io.framelog.job.CancelJob;
import io.framelog.job.FindJob;
import io.framelog.job.FindJobErrors;
import io.framelog.job.JobError;
import io.framelog.job.JobErrors;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.job.ListJobs;
import io.framelog.log.Decision;
import io.framelog.log.LogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

@JobTest
class JobRunnerTest {
  private static final MetaData ANN = MetaData.with("actor", "ann");

  @Autowired private Jobs jobs;
  @Autowired private JobTable table;
  @Autowired private JobQueries queries;
  @Autowired private JobItems items;
  @Autowired private JobRetention retention;
  @Autowired private LogReader log;
  @Autowired private CommandGateway gateway;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void noJobs() {
    jdbc.update("delete from job");
  }

  private String submit(String kind) {
    return submit(kind, UUID.randomUUID().toString(), Map.of("what", "it"));
  }

  private String submit(String kind, String commandId, Object spec) {
    Decision decision = jobs.submit(kind, commandId, spec, ANN);
    return Objects.requireNonNull(decision.ids().get(Jobs.JOB_ID));
  }

  private JobView view(String jobId) {
    return queries.handle(new FindJob(jobId));
  }

  private Node node(JobWork... works) {
    return new Node(table, log, works);
  }

  private static JobStep step(
      @Nullable String cursor, long changed, long skipped, JobError... errors) {
    return new JobStep(
        cursor,
        changed + skipped + errors.length,
        changed,
        skipped,
        errors.length,
        List.of(errors),
        null,
        Map.of());
  }

  @Test
  void stepsFollowEachOtherFromCursorToCursorAndTheirCountsAddUp() throws Exception {
    List<String> cursors = new ArrayList<>();
    JobError error = new JobError("item 3", "tag-invalid", "no");
    ScriptedWork work =
        new ScriptedWork("kind")
            .then(
                (job, cursor) -> {
                  cursors.add(cursor);
                  return JobStep.prepared("a", 3L);
                })
            .then(
                (job, cursor) -> {
                  cursors.add(cursor);
                  return step("b", 1, 0, error);
                })
            .then(
                (job, cursor) -> {
                  cursors.add(cursor);
                  return new JobStep(null, 1, 0, 1, 0, List.of(), null, Map.of("x", 1));
                });
    String jobId = submit("kind");
    assertThat(view(jobId).state()).isEqualTo(JobState.QUEUED);

    assertThat(node(work).runNext()).isTrue();

    assertThat(cursors).containsExactly(null, "a", "b");
    JobView done = view(jobId);
    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(List.of(done.done(), done.changed(), done.skipped(), done.failed()))
        .containsExactly(3L, 1L, 1L, 1L);
    assertThat(done.total()).isEqualTo(3);
    assertThat(done.errors()).containsExactly(error);
    assertThat(done.moreErrors()).isFalse();
    assertThat(done.result()).isEqualTo(Map.of("x", 1));
    assertThat(done.position()).isEqualTo(log.head().position());
    assertThat(done.startedAt()).isBetween(done.submittedAt(), done.finishedAt());
    assertThat(node(work).runNext()).as("nothing is left").isFalse();
  }

  @Test
  void theWorkSeesWhoAskedForWhatAndWhoseCommandsItSends() throws Exception {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    String jobId = submit("kind");
    node(new ScriptedWork("kind")
            .then(
                (job, cursor) -> {
                  seen.add(job.spec());
                  seen.add(String.valueOf(job.metadata().get("actor")));
                  seen.add(String.valueOf(job.metadata().get("causationId")));
                  seen.add(job.commandId("item"));
                  return JobStep.prepared(null, 0L);
                }))
        .runNext();
    assertThat(seen.subList(0, 3)).containsExactly("{\"what\":\"it\"}", "ann", jobId);
    assertThat(UUID.fromString(seen.get(3)).version()).isEqualTo(5);
  }

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
  void anOutageIsWaitedOutAndTheSameStepComesAgain() throws Exception {
    List<String> cursors = new ArrayList<>();
    ScriptedWork work =
        new ScriptedWork("kind")
            .then((job, cursor) -> step("a", 1, 0))
            .then(
                (job, cursor) -> {
                  cursors.add(cursor);
                  throw new RejectedException(ErrorCode.STORAGE_UNAVAILABLE, "away");
                })
            .then(
                (job, cursor) -> {
                  cursors.add(cursor);
                  throw new QueryTimeoutException("slow");
                })
            .then(
                (job, cursor) -> {
                  cursors.add(cursor);
                  return step(null, 1, 0);
                });
    String jobId = submit("kind");
    Node node = node(work);
    while (view(jobId).state() != JobState.DONE) {
      node.runNext();
    }
    assertThat(cursors).containsExactly("a", "a", "a");
    assertThat(view(jobId).changed()).isEqualTo(2);
  }

  @Test
  void aFaultEndsTheJobWithItsReasonAndWhatWasDoneStaysCounted() throws Exception {
    String jobId = submit("kind");
    node(new ScriptedWork("kind")
            .then((job, cursor) -> step("a", 5, 0))
            .then(
                (job, cursor) -> {
                  throw new IllegalStateException("a bug");
                }))
        .runNext();
    JobView failed = view(jobId);
    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(failed.changed()).isEqualTo(5);
    assertThat(failed.failure())
        .isEqualTo(new JobError("", "internal-error", "java.lang.IllegalStateException: a bug"));
    assertThat(failed.finishedAt()).isNotNull();
  }

  @Test
  void aNodeThatLostItsLeaseWritesNothingAndTheNextOneRepeatsTheStep() throws Exception {
    String jobId = submit("kind");
    Node second = node(new ScriptedWork("kind").then((job, cursor) -> step(null, 7, 0)));
    Node first =
        node(
            new ScriptedWork("kind")
                .then(
                    (job, cursor) -> {
                      assertThat(job.cancelled()).isFalse();
                      assertThat(second.runNext()).as("while the lease lasts").isFalse();
                      Thread.sleep(400); // nobody renews it
                      assertThat(job.cancelled()).isTrue();
                      assertThat(second.runNext()).as("once it is over").isTrue();
                      return step("late", 1_000, 0);
                    }));
    first.runNext();

    assertThat(view(jobId).state()).isEqualTo(JobState.DONE);
    assertThat(view(jobId).changed()).isEqualTo(7);
  }

  @Test
  void aLeaseIsRenewedForAsLongAsTheStepTakes() throws Exception {
    String jobId = submit("kind");
    Node second = node(new ScriptedWork("kind"));
    Node first =
        node(
            new ScriptedWork("kind")
                .then(
                    (job, cursor) -> {
                      Thread.sleep(700); // more than two leases
                      assertThat(second.runNext()).isFalse();
                      return step(null, 1, 0);
                    }));
    Thread heart = Thread.ofVirtual().start(first.leases::keep);
    first.runNext();
    heart.interrupt();
    assertThat(view(jobId).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void twoNodesNeverWorkOnOneJobAndShareMany() throws Exception {
    int many = 20;
    List<String> ids = IntStream.range(0, many).mapToObj(i -> submit("kind")).toList();
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    JobWork work =
        new JobWork() {
          @Override
          public String kind() {
            return "kind";
          }

          @Override
          public JobStep next(RunningJob job, @Nullable String cursor) throws Exception {
            ran.add(job.jobId());
            Thread.sleep(5);
            return step(null, 1, 0);
          }
        };
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Node node = node(work);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      while (node.runNext()) {
                        // the next one
                      }
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ran).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(ids).allMatch(id -> view(id).changed() == 1);
  }

  @Test
  void aJobLetsOthersGoFirstAfterItsSlice() throws Exception {
    String first = submit("kind");
    String second = submit("kind");
    List<String> order = new ArrayList<>();
    ScriptedWork.Step note =
        (job, cursor) -> {
          order.add(job.jobId());
          return cursor == null ? step("more", 1, 0) : step(null, 1, 0);
        };
    Node node = node(new ScriptedWork("kind").then(note).then(note).then(note).then(note));
    while (node.runStep()) {
      // a slice ends after one step
    }
    assertThat(order).containsExactly(first, second, first, second);
  }

  @Test
  void aStepThatKeepsKillingItsNodesEndsTheJob() throws Exception {
    String jobId = submit("kind");
    ScriptedWork never = new ScriptedWork("kind");
    for (int crash = 0; crash < 3; crash++) {
      assertThat(table.claim(List.of("kind"), Duration.ZERO)).isPresent();
      TimeUnit.MILLISECONDS.sleep(5);
    }
    node(never).runNext();
    assertThat(view(jobId).state()).isEqualTo(JobState.FAILED);
    assertThat(String.valueOf(view(jobId).failure())).contains("3 nodes");
  }

  @Test
  void aJobThatWaitsIsCancelledAtOnceAndAgainIsASuccess() throws Exception {
    String jobId = submit("kind");
    gateway.sendAndWait(new CancelJob(jobId));
    gateway.sendAndWait(new CancelJob(jobId));
    assertThat(view(jobId).state()).isEqualTo(JobState.CANCELLED);
    assertThat(view(jobId).position()).isNotNull();
    assertThat(node(new ScriptedWork("kind")).runNext()).isFalse();
  }

  @Test
  void aRunningJobLearnsOfItsCancellationWithinItsStepAndWhatItDidCounts() throws Exception {
    String jobId = submit("kind");
    CountDownLatch noticed = new CountDownLatch(1);
    Node node =
        node(
            new ScriptedWork("kind")
                .then(
                    (job, cursor) -> {
                      gateway.sendAndWait(new CancelJob(jobId));
                      assertThat(view(jobId).state()).isEqualTo(JobState.RUNNING);
                      while (!job.cancelled()) {
                        Thread.sleep(5);
                      }
                      noticed.countDown();
                      return step("half", 4, 0);
                    }));
    Thread heart = Thread.ofVirtual().start(node.leases::keep);
    node.runNext();
    heart.interrupt();
    assertThat(noticed.getCount()).isZero();
    assertThat(view(jobId).state()).isEqualTo(JobState.CANCELLED);
    assertThat(view(jobId).changed()).isEqualTo(4);
    assertThat(node.runNext()).isFalse();
  }

  @Test
  void aJobThatEndedByItselfCannotBeCancelledAndAnUnknownOneIsNotThere() throws Exception {
    String jobId = submit("kind");
    node(new ScriptedWork("kind").then((job, cursor) -> step(null, 0, 1))).runNext();
    assertRefused(() -> gateway.sendAndWait(new CancelJob(jobId)), ErrorCode.JOB_FINISHED);
    assertRefused(
        () -> gateway.sendAndWait(new CancelJob(UUID.randomUUID().toString())),
        ErrorCode.JOB_NOT_FOUND);
    assertRefused(() -> gateway.sendAndWait(new CancelJob("nonsense")), ErrorCode.JOB_NOT_FOUND);
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

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code) {
    CommandRejected refused = catchThrowableOfType(CommandRejected.class, call);
    assertThat(refused).isNotNull();
    assertThat(refused.<Rejection>getDetails().orElseThrow().code()).isEqualTo(code);
  }
}
