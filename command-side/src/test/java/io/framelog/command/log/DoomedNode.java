package io.framelog.command.log;

import io.framelog.log.CommandOutcome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A node in a JVM of its own that is killed while its writers write. Every line on its standard
 * output says what a sender was told: {@code ack writer step commandId first last}.
 */
final class DoomedNode implements AutoCloseable {
  private static final String ACKNOWLEDGED = "ack";

  /** What one writer was told of one step. */
  record Answer(int writer, int step, Acknowledged told) {
    private static Answer parse(String line) {
      String[] words = line.split(" ", -1);
      return new Answer(
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          new Acknowledged(words[3], Long.parseLong(words[4]), Long.parseLong(words[5])));
    }
  }

  private final Process process;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final Thread reading;

  private DoomedNode(Process process) {
    this.process = process;
    this.reading = Thread.ofVirtual().start(this::read);
  }

  /** Starts a JVM whose writer {@code n} goes on from step {@code steps.get(n)}. */
  static DoomedNode start(LogDatabase database, List<Integer> steps) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedNode.class.getName(),
                database.url(),
                database.user()));
    steps.forEach(step -> words.add(step.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("DATABASE_PASSWORD", database.password());
    return new DoomedNode(builder.start());
  }

  private void read() {
    // The last line may be cut off by the kill: without its end it is no acknowledgement.
    StringBuilder line = new StringBuilder();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      for (int c = output.read(); c >= 0; c = output.read()) {
        if (c != '\n') {
          line.append((char) c);
          continue;
        }
        if (line.indexOf(ACKNOWLEDGED + " ") == 0) {
          answers.add(Answer.parse(line.toString()));
        }
        line.setLength(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the first acknowledgement. */
  Answer awaitFirst() throws InterruptedException {
    Answer first = null;
    while (first == null) {
      boolean alive = process.isAlive();
      first = answers.poll(100, TimeUnit.MILLISECONDS);
      if (first == null && !alive) {
        throw new AssertionError("the node ended by itself, status " + process.exitValue());
      }
    }
    return first;
  }

  /** SIGKILL; returns what was acknowledged after the first. */
  List<Answer> kill() throws InterruptedException {
    close();
    process.waitFor();
    reading.join();
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    // Through the handle: Process.destroyForcibly would close the pipe on lines not yet read.
    process.toHandle().destroyForcibly();
  }

  public static void main(String[] arguments) {
    LogDatabase database =
        new LogDatabase(arguments[0], arguments[1], System.getenv("DATABASE_PASSWORD"));
    PrintStream out = System.out;
    System.setOut(System.err); // for the logging
    // No writer's failure may go unnoticed, and nobody is left behind when the test is gone.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> {
          e.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    ConfigurableApplicationContext node = NodeApplication.on(database);
    Script.defineShared(node.getBean(CommandGateway.class));
    for (int i = 2; i < arguments.length; i++) {
      Script script = new Script(i - 2);
      int first = Integer.parseInt(arguments[i]);
      Thread.ofPlatform().start(() -> write(node, script, first, out));
    }
  }

  private static void write(
      ConfigurableApplicationContext node, Script script, int first, PrintStream out) {
    for (int step = first; ; step++) {
      CommandOutcome outcome = script.send(node, step);
      String line =
          "%s %d %d %s %d %d\n"
              .formatted(
                  ACKNOWLEDGED,
                  script.writer(),
                  step,
                  script.commandId(step),
                  outcome.firstPosition(),
                  outcome.position());
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      out.write(bytes, 0, bytes.length); // one write a line, whole or not at all in the pipe
      out.flush();
    }
  }
}
