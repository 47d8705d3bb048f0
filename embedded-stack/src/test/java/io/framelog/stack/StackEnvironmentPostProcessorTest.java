package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class StackEnvironmentPostProcessorTest {
  private static final int SIGINT = 2;

  private static final String ADDRESS = "framelog.redis.address";

  @TempDir Path temp;

  @Test
  void startsNothingUnlessAsked() {
    try (ConfigurableApplicationContext context = run()) {
      assertThat(context.getEnvironment().containsProperty(ADDRESS)).isFalse();
    }
  }

  @Test
  void contextsShareTheServersAndMayAskForMore() throws Exception {
    String[] redis = {
      "--framelog.stack.enabled=true",
      "--framelog.stack.data-dir=temp",
      "--framelog.stack.servers=redis"
    };
    String[] both = redis.clone();
    both[2] = "--framelog.stack.servers=redis,s3";
    String address;
    try (ConfigurableApplicationContext first = run(redis)) {
      address = first.getEnvironment().getRequiredProperty(ADDRESS);
      assertThat(first.getEnvironment().containsProperty("framelog.s3.endpoint")).isFalse();
    }
    try (ConfigurableApplicationContext second = run(both)) {
      assertThat(second.getEnvironment().getRequiredProperty(ADDRESS)).isEqualTo(address);
      assertThat(second.getEnvironment().containsProperty("framelog.s3.endpoint")).isTrue();
      assertThat(Redis.ask(java.util.Map.of(ADDRESS, address), "PING")).isEqualTo("+PONG");
    }
  }

  @Test
  void theServersOutliveTheApplicationOnCtrlC() throws Exception {
    assumeFalse(interruptsAreIgnored(), "this build was started in the background, without SIGINT");
    Path dataDir = temp.resolve("data");
    try (ChildJvm app = application(dataDir, "postgres,redis,s3")) {
      app.awaitReady();

      app.signalGroup("INT");

      assertThat(app.awaitExit()).isEqualTo(130);
      assertThat(app.output()).contains("DATABASE ALIVE AT CLOSE: true");
      assertThat(app.survivorsAfter(Duration.ZERO)).isEmpty();
    }
    assertThat(Files.readString(dataDir.resolve("logs/postgres.log")))
        .contains("database system is shut down");
  }

  @Test
  void theServersStopInOrderOnTerm() throws Exception {
    Path dataDir = temp.resolve("data");
    try (ChildJvm app = application(dataDir, "postgres,redis")) {
      app.awaitReady();

      app.signal("TERM");

      assertThat(app.awaitExit()).isEqualTo(143);
      assertThat(app.output()).contains("DATABASE ALIVE AT CLOSE: true");
      assertThat(app.survivorsAfter(Duration.ZERO)).isEmpty();
    }
    assertThat(Files.readString(dataDir.resolve("logs/postgres.log")))
        .contains("database system is shut down");
  }

  @Test
  void aFailureIsShownAsTextNotAsAStackTrace() throws Exception {
    Path dataDir = Files.createDirectories(temp.resolve("data"));
    Files.writeString(dataDir.resolve("stack.properties"), "redis.major=1\npostgres.major=17\n");
    try (ChildJvm app = application(dataDir, "postgres,redis")) {
      assertThat(app.awaitExit()).isNotZero();
      assertThat(app.output())
          .contains("APPLICATION FAILED TO START", "written by postgres 17", "--data-dir")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aBadSettingIsShownAsTextToo() throws Exception {
    try (ChildJvm app = application(temp.resolve("data"), "postgres,mysql")) {
      assertThat(app.awaitExit()).isNotZero();
      assertThat(app.output())
          .contains("APPLICATION FAILED TO START", "'mysql' is none of postgres")
          .doesNotContain("\tat ");
    }
  }

  private ChildJvm application(Path dataDir, String servers) throws Exception {
    return ChildJvm.start(
        StackApp.class,
        temp,
        "--framelog.stack.enabled=true",
        "--framelog.stack.data-dir=" + dataDir,
        "--framelog.stack.servers=" + servers);
  }

  private static ConfigurableApplicationContext run(String... arguments) {
    return new SpringApplicationBuilder(Empty.class).web(WebApplicationType.NONE).run(arguments);
  }

  @Configuration(proxyBeanMethods = false)
  static class Empty {}

  /** A shell without job control starts background jobs so, and every child inherits it. */
  private static boolean interruptsAreIgnored() throws IOException {
    long ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .findFirst()
            .orElse(0);
    return (ignored & 1L << (SIGINT - 1)) != 0;
  }
}
