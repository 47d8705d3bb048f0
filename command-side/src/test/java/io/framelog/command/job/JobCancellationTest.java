package io.framelog.command.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.job.CancelJob;
import io.framelog.job.JobState;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A job is ended early by whom it concerns. */
class JobCancellationTest extends JobScene {
  @Autowired private CommandGateway gateway;

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
}
