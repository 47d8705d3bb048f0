package io.framelog.command.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.job.JobError;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** A job is worked on step by step, to its end or to its fault. */
class JobRunnerTest extends JobScene {
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
}
