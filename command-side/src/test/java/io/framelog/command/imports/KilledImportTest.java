package io.framelog.command.imports;

import static io.framelog.command.imports.ImportRun.assertCounts;
import static io.framelog.command.imports.TestImages.jpeg;
import static io.framelog.command.imports.TestImages.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import io.framelog.job.FindJob;
import io.framelog.job.JobView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** SIGKILL of the node that imports, again and again at random moments. */
@ImportTest
@Import(ImportRun.class)
@TestPropertySource(properties = "framelog.jobs.workers=0")
class KilledImportTest {
  private static final int GOOD = 200;
  private static final int AGAIN = 20;
  private static final int BAD = 20;
  private static final int KILLS = 2;

  /** Looking more often would only take time from a node that starts. */
  private static final int LOOK_MILLIS = 20;

  /** What a child is told, through its environment. */
  private static final List<String> TOLD =
      List.of(
          "spring.datasource.url",
          "spring.datasource.username",
          "spring.datasource.password",
          "framelog.s3.endpoint",
          "framelog.s3.region",
          "framelog.s3.access-key",
          "framelog.s3.secret-key",
          "framelog.s3.path-style");

  @Autowired private ImportRun run;
  @Autowired private QueryGateway queries;
  @Autowired private Environment environment;
  @TempDir private Path folder;

  @Test
  void isGoneOnWithAndCountsEachItemOnce() throws Exception {
    for (int i = 0; i < GOOD; i++) {
      write(folder, "%02d/%04d.jpg".formatted(i % 7, i), jpeg(10_000 + i));
    }
    for (int i = 0; i < AGAIN; i++) {
      write(folder, "again/%d.jpg".formatted(i), jpeg(10_000 + i * 10));
    }
    for (int i = 0; i < BAD; i++) {
      write(folder, "%02d/%04d.png".formatted(i % 7, i), "no picture " + i);
    }
    String jobId =
        run.submit(new StartImport(SourceKind.FOLDER, folder.toString(), null, List.of(), false));

    Random random = new Random(7);
    long seen = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process node = node();
      try {
        while (job(jobId).done() <= seen) {
          assertThat(node.isAlive()).as("the node ended by itself").isTrue();
          Thread.sleep(LOOK_MILLIS);
        }
        Thread.sleep(random.nextInt(60));
      } finally {
        kill(node);
      }
      JobView left = job(jobId);
      assertThat(left.state().isFinal()).as("the kill came too late: %s", left).isFalse();
      seen = left.done();
    }
    Process last = node();
    try {
      JobView job = run.await(jobId);
      assertCounts(job, GOOD, AGAIN, BAD);
      assertThat(job.errors()).hasSize(BAD);
    } finally {
      kill(last);
    }
    for (int i = 0; i < GOOD; i++) {
      run.registered(jpeg(10_000 + i));
    }
  }

  private JobView job(String jobId) throws Exception {
    return queries.query(new FindJob(jobId), JobView.class).get();
  }

  private static void kill(Process node) throws InterruptedException {
    node.destroyForcibly();
    node.waitFor();
  }

  /** A node in a JVM of its own, on our servers. */
  private Process node() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledImportTest.class.getName())
            .inheritIO();
    for (String property : TOLD) {
      String value = environment.getProperty(property);
      if (value != null) {
        builder.environment().put(variable(property), value);
      }
    }
    return builder.start();
  }

  private static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  public static void main(String[] arguments) {
    List<String> words = new ArrayList<>();
    Map.of(
            "framelog.stack.enabled", "false",
            "framelog.import.roots", System.getProperty("java.io.tmpdir"),
            "framelog.import.chunk", "15",
            "framelog.jobs.lease", "1s",
            "framelog.jobs.heartbeat", "200ms",
            "framelog.jobs.poll", "100ms",
            "axon.axonserver.enabled", "false",
            "axon.serializer.messages", "jackson3",
            "axon.serializer.events", "jackson3",
            "axon.serializer.general", "jackson3")
        .forEach((name, value) -> words.add("--" + name + "=" + value));
    words.add("--logging.level.root=ERROR");
    new SpringApplicationBuilder(ImportTest.Application.class)
        .web(WebApplicationType.NONE)
        .run(words.toArray(String[]::new));
    // Its workers keep it alive until it is killed; without a parent it ends by itself.
    ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
    Runtime.getRuntime().halt(1);
  }
}
