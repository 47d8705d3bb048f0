package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFailureTest {

  @TempDir Path temp;

  /** Other tests of this JVM may share servers that live on. */
  private final List<ProcessHandle> before = ProcessHandle.current().descendants().toList();

  @AfterEach
  void nothingIsLeftRunning() {
    assertThat(ProcessHandle.current().descendants()).isSubsetOf(before);
  }

  @Test
  void aDamagedDatabaseIsReportedWithItsLogAndTheOthersAreStopped() throws Exception {
    Path dataDir = temp.resolve("data");
    StackServers.start(Settings.on(dataDir, StackServer.POSTGRES)).close();
    Files.delete(dataDir.resolve("postgres/cluster/global/pg_control"));

    StackStartException failure =
        failure(Settings.on(dataDir, StackServer.POSTGRES, StackServer.REDIS, StackServer.S3));

    assertThat(failure.code()).isEqualTo("server-failed");
    assertThat(failure)
        .hasMessageStartingWith("postgres did not start")
        .hasMessageContaining(dataDir.resolve("logs/postgres.log").toString())
        .hasMessageContaining("could not find the database system");
  }

  @Test
  void aMissingElasticsearchIsNamed() {
    Path empty = temp.resolve("no servers here");

    StackStartException failure =
        failure(
            new StackSettings(
                temp.resolve("data"),
                empty,
                EnumSet.of(StackServer.ELASTICSEARCH, StackServer.S3),
                true,
                StackSettings.HEAP,
                StackSettings.BUFFERS));

    assertThat(failure.code()).isEqualTo("server-missing");
    assertThat(failure).hasMessageContaining(empty.toString());
  }

  @Test
  void serversThatRunSurviveTheFailureOfOnesThatAreAskedForLater() throws Exception {
    StackSettings settings =
        new StackSettings(
            temp.resolve("data"),
            temp.resolve("dist"),
            EnumSet.of(StackServer.REDIS),
            true,
            "1g",
            StackSettings.BUFFERS);
    try (StackServers servers = StackServers.start(settings)) {
      assertThatExceptionOfType(StackStartException.class)
          .isThrownBy(
              () -> servers.ensure(EnumSet.of(StackServer.REDIS, StackServer.ELASTICSEARCH)));

      assertThat(servers.isClosed()).isFalse();
      assertThat(Redis.ask(servers.properties(), "PING")).isEqualTo("+PONG");
    }
  }

  @Test
  void aFolderThatAnotherProcessUsesIsRefused() throws Exception {
    Path dataDir = temp.resolve("data");
    try (ChildJvm other = ChildJvm.start(StackMain.class, temp, dataDir.toString(), "redis")) {
      Map<String, String> properties = other.awaitReady();

      StackStartException failure = failure(Settings.on(dataDir, StackServer.S3));

      assertThat(failure.code()).isEqualTo("data-dir-in-use");
      assertThat(failure)
          .hasMessageContaining(dataDir.toString())
          .hasMessageContaining("process " + other.pid());
      assertThat(Redis.ask(properties, "PING")).as("the first user goes on").isEqualTo("+PONG");
      other.signal("TERM");
      other.awaitExit();
    }
    StackServers.start(Settings.on(dataDir, StackServer.S3)).close();
  }

  @Test
  void aFolderThatThisProcessUsesIsRefusedAndStaysLocked() throws Exception {
    Path dataDir = temp.resolve("data");
    StackSettings settings = Settings.on(dataDir, StackServer.S3);
    try (StackServers servers = StackServers.start(settings)) {
      assertThat(servers.properties()).isNotEmpty();
      assertThat(failure(settings).code()).isEqualTo("data-dir-in-use");
      try (ChildJvm other = ChildJvm.start(StackMain.class, temp, dataDir.toString(), "s3")) {
        assertThat(other.awaitExit()).isNotZero();
        assertThat(other.output())
            .contains("is in use by process " + ProcessHandle.current().pid());
      }
    }
  }

  @Test
  void aFolderOfAnotherMajorVersionIsRefused() throws Exception {
    Path dataDir = Files.createDirectories(temp.resolve("data"));
    Files.writeString(dataDir.resolve("stack.properties"), "postgres.major=17\n");

    StackStartException failure = failure(Settings.on(dataDir, StackServer.POSTGRES));

    assertThat(failure.code()).isEqualTo("data-dir-incompatible");
    assertThat(failure).hasMessageContaining("written by postgres 17");
  }

  @Test
  void aFolderThatBeganAsAnotherUserIsRefused() throws Exception {
    Path dataDir = Files.createDirectories(temp.resolve("data"));
    Files.writeString(dataDir.resolve("stack.properties"), "run-as=somebody-else\n");

    StackStartException failure = failure(Settings.on(dataDir, StackServer.REDIS));

    assertThat(failure.code()).isEqualTo("data-dir-incompatible");
    assertThat(failure).hasMessageContaining("run as 'somebody-else'");
  }

  @Test
  void aFolderThatBeganAsNobodyGoesOnAsNobody() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become nobody");
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path dataDir = Files.createDirectories(temp.resolve("data"));
    Files.writeString(dataDir.resolve("stack.properties"), "run-as=nobody\n");

    try (StackServers servers =
        StackServers.start(Settings.on(dataDir, StackServer.POSTGRES, StackServer.REDIS))) {
      assertThat(Redis.ask(servers.properties(), "PING")).isEqualTo("+PONG");
      assertThat(Files.getAttribute(dataDir.resolve("postgres/cluster"), "unix:uid"))
          .isEqualTo(65534);
    }
  }

  private static StackStartException failure(StackSettings settings) {
    return catchThrowableOfType(
        StackStartException.class, () -> StackServers.start(settings).close());
  }
}
