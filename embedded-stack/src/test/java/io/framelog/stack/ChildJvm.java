package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Another JVM with the class path of the tests, in a process group of its own. */
final class ChildJvm implements AutoCloseable {

  /** The line that says that the child has started. */
  static final String READY = "READY";

  private final Process process;
  private final Path output;
  private List<ProcessHandle> family = List.of();

  private ChildJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static ChildJvm start(Class<?> main, Path outputFolder, String... arguments) throws IOException {
    Path output = Files.createTempFile(outputFolder, main.getSimpleName(), ".out");
    List<String> words =
        new ArrayList<>(
            List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dframelog.stack.dist=" + Settings.dist(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    words.addAll(List.of(arguments));
    return new ChildJvm(
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start(),
        output);
  }

  /** Waits until the child says so, and gives the {@code key=value} lines that it has printed. */
  Map<String, String> awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!output().lines().toList().contains(READY)) {
      assertThat(process.isAlive()).as("the child is alive:%n%s", output()).isTrue();
      assertThat(System.nanoTime()).as("deadline:%n%s", output()).isLessThan(deadline);
      Thread.sleep(50);
    }
    family = process.descendants().toList();
    Map<String, String> printed = new TreeMap<>();
    output()
        .lines()
        .filter(line -> line.contains("="))
        .forEach(
            line ->
                printed.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    return printed;
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  long pid() {
    return process.pid();
  }

  /** Sends a signal to the JVM alone. */
  void signal(String name) throws IOException, InterruptedException {
    kill(name, Long.toString(process.pid()));
  }

  /** Sends a signal to the whole process group, as a terminal does on Ctrl-C. */
  void signalGroup(String name) throws IOException, InterruptedException {
    kill(name, "-" + process.pid());
  }

  private static void kill(String name, String target) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-s", name, "--", target).start().waitFor()).isZero();
  }

  int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the JVM has ended").isTrue();
    return process.exitValue();
  }

  /** The processes below the child when it was ready that still run so long after now. */
  List<ProcessHandle> survivorsAfter(Duration limit) throws InterruptedException {
    assertThat(family).as("processes seen below the child").isNotEmpty();
    long deadline = System.nanoTime() + limit.toNanos();
    while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    return family.stream().filter(ProcessHandle::isAlive).toList();
  }

  /** Ends what a failed test has left. */
  @Override
  public void close() {
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
