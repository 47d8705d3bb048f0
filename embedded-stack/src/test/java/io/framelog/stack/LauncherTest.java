package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code framelog} in a repository whose Maven and JDK only say what they were asked.
 */
class LauncherTest {

  private static final int STATUS_OF_THE_APPLICATION = 42;

  @TempDir Path temp;
  private Path repository;
  private Path link;

  @BeforeEach
  void aRepositoryWithSpacesReachedThroughALink() throws IOException {
    temp = temp.toRealPath();
    repository = Files.createDirectories(temp.resolve("my repo"));
    Files.copy(Path.of("..", "framelog"), repository.resolve("framelog"));
    Files.createDirectories(repository.resolve(".embedded/dist/elasticsearch-0"));
    source("first", Instant.now().minusSeconds(60));
    link = Files.createDirectories(temp.resolve("bin")).resolve("fl");
    Files.createSymbolicLink(link, Path.of("..", "my repo", "framelog"));
    program(
        "bin/mvn",
        """
        echo "maven was asked: $*"
        [ ! -e fail ] || { echo '[ERROR] does not compile'; exit 1; }
        mkdir -p api/target && echo built >>builds && touch api/target/framelog.jar
        """);
    program("jdk/bin/javac", "exit 0\n");
    program(
        "jdk/bin/java",
        """
        case "$*" in
          *-version*) printf '    java.home = %%s\\n    java.specification.version = 99\\n' '%s' ;;
          *jarmode*) for last; do :; done; mkdir -p "$last"; touch "$last/framelog.jar" ;;
          *) printf '%%s\\n' "$@"; exit %d ;;
        esac
        """
            .formatted(temp.resolve("jdk"), STATUS_OF_THE_APPLICATION));
  }

  @Test
  void buildsWhatIsNotBuiltAndRunsItWithTheOptionsAsProperties() throws Exception {
    Files.createDirectories(temp.resolve("some images"));

    Result result =
        launch("up", "--port=0", "--data-dir", "my data", "--import=some images", "--no-sample");

    assertThat(result.status).isEqualTo(STATUS_OF_THE_APPLICATION);
    assertThat(result.output.lines())
        .contains(
            "-Xmx1500m",
            "--enable-native-access=ALL-UNNAMED",
            "-Dextra=1",
            repository + "/api/target/run/framelog.jar",
            "--server.port=0",
            "--framelog.stack.enabled=true",
            "--framelog.stack.data-dir=" + temp + "/my data",
            "--framelog.stack.dist=" + repository + "/.embedded/dist",
            "--framelog.run.import=" + temp + "/some images",
            "--framelog.run.sample=false");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainOnlyWhenASourceIsNewer() throws Exception {
    launch("up", "--port", "0");
    // Reproducible builds give the jar a constant time, which says nothing about its age.
    Files.setLastModifiedTime(
        repository.resolve("api/target/framelog.jar"), FileTime.from(Instant.EPOCH));
    Result second = launch("up", "--port", "0");
    assertThat(builds()).isEqualTo(1);
    assertThat(second.output.lines())
        .contains("--framelog.stack.data-dir=" + repository + "/.framelog")
        .doesNotContain("--framelog.run.sample=false");

    source("second", Instant.now().plusSeconds(2));
    launch("up", "--port", "0");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLogAndStartsNothing() throws Exception {
    Files.createFile(repository.resolve("fail"));

    Result result = launch("up", "--port", "0");

    assertThat(result.status).isEqualTo(1);
    assertThat(result.output)
        .contains("[ERROR] does not compile", repository + "/target/framelog-build.log")
        .doesNotContain("--server.port");
  }

  @Test
  void aPortInUseIsFoundBeforeAnythingStarts() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Result result = launch("up", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(result.status).isEqualTo(1);
      assertThat(result.output).contains("port " + taken.getLocalPort() + " is in use");
      assertThat(repository.resolve("builds")).doesNotExist();
    }
  }

  @Test
  void misuseEndsWithTheUsageAndStatusTwo() throws Exception {
    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("down"),
            List.of("up", "--nonsense"),
            List.of("up", "--port"),
            List.of("up", "--port=70000"),
            List.of("up", "--data-dir="),
            List.of("up", "--import", "no such folder"))) {
      Result result = launch(words.toArray(String[]::new));

      assertThat(result.status).as("%s", words).isEqualTo(2);
      assertThat(result.output).contains("Usage: ./framelog up");
    }
    assertThat(launch("--help").status).isZero();
  }

  private void source(String text, Instant changed) throws IOException {
    Path file = repository.resolve("api/src/main/java/A.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    for (String name : List.of("api/src/main/java/A.java", "api/src/main/java", "api/src/main")) {
      Files.setLastModifiedTime(repository.resolve(name), FileTime.from(changed));
    }
  }

  private long builds() throws IOException {
    return Files.readAllLines(repository.resolve("builds")).size();
  }

  private void program(String name, String body) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Result launch(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(link.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
    builder.environment().merge("PATH", temp.resolve("bin") + ":", (path, ours) -> ours + path);
    builder.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
    builder.environment().put("FRAMELOG_JAVA_OPTS", "-Dextra=1 -Xss2m");
    builder.environment().remove("FRAMELOG_STACK_DIST");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }

  private record Result(int status, String output) {}
}
