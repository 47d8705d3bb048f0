package io.framelog.command.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.job.JobState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A job belongs to one node at a time. */
class JobLeasesTest extends JobScene {
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
}
