package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life line of a server that does not want to stop. */
class ChildProcessTest {

  @TempDir Path temp;

  @Test
  void aStubbornServerDiesWithItsChildrenSoonAfterTheJvm() throws Exception {
    try (ChildJvm child = ChildJvm.start(StubbornMain.class, temp, temp.toString())) {
      child.awaitReady();

      child.signal("KILL");
      child.awaitExit();

      assertThat(child.survivorsAfter(Duration.ofSeconds(4))).isEmpty();
    }
  }

  @Test
  void theNextStartWaitsForOrphans() throws Exception {
    try (ChildJvm child = ChildJvm.start(StubbornMain.class, temp, temp.toString())) {
      child.awaitReady();
      child.signal("KILL");
      child.awaitExit();

      PidFile.awaitOrphans(temp);

      assertThat(child.survivorsAfter(Duration.ZERO)).isEmpty();
      assertThat(temp.resolve("stubborn.pid")).doesNotExist();
    }
  }

  @Test
  void aProcessThatOnlyHasTheNumberOfAnOrphanIsLeftAlone() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(temp.resolve("a.pid"), other.pid() + " 2001-01-01T00:00:00Z\n");

      PidFile.awaitOrphans(temp);

      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void stoppingIsBounded() throws Exception {
    ChildProcess server = StubbornMain.launch(temp);
    Thread.sleep(300);
    List<ProcessHandle> family = ProcessHandle.current().descendants().toList();
    Instant begin = Instant.now();

    server.stop(Duration.ofMillis(200));

    assertThat(Duration.between(begin, Instant.now()))
        .isBetween(Duration.ofMillis(200), Duration.ofSeconds(4));
    assertThat(server.isAlive()).isFalse();
    assertThat(ProcessHandle.current().descendants()).hasSizeLessThan(family.size());
  }
}
