package io.framelog.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server process that ends when this JVM ends, even by {@code kill -9}: a shell between us and
 * the server holds one end of a pipe, our life line. A line on it is a signal to pass on; end of
 * file means that we are gone, so the server gets its polite signal and, a moment later, the hard
 * one.
 */
final class ChildProcess {

  /** Patience is short here (1.5 s): what outlives its parent keeps the data folder busy. */
  private static final String LIFE_LINE =
      """
      exec 3<&0
      polite=$1 hard=$2 whole=$3
      shift 3
      "$@" </dev/null 3<&- &
      child=$!
      target=$child
      [ "$whole" = group ] && target=-$$
      (
        while read -r signal <&3; do kill -s "$signal" "$child"; done
        kill -s "$polite" "$child"
        ticks=0
        while kill -0 "$child"; do
          ticks=$((ticks + 1))
          [ "$ticks" = 15 ] && kill -s "$hard" -- "$target"
          [ "$ticks" = 60 ] && kill -s KILL "$child"
          sleep 0.1
        done
      ) 2>/dev/null &
      watcher=$!
      wait "$child"
      status=$?
      { kill "$watcher"; wait "$watcher"; } 2>/dev/null
      exit "$status"
      """;

  /** A killed process may hang on a broken disk; we must end all the same. */
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final Process shell;
  private final Command command;

  private ChildProcess(Process shell, Command command) {
    this.shell = shell;
    this.command = command;
  }

  /**
   * What to run.
   *
   * @param words program and arguments
   * @param environment added to ours
   * @param folder working folder
   * @param log gets standard output and error, appended
   * @param polite signal for an orderly stop
   * @param hard signal for a server that does not stop although its parent is gone
   * @param hardForAll whether {@code hard} goes to all its processes rather than to the first one
   */
  record Command(
      List<String> words,
      Map<String, String> environment,
      Path folder,
      ServerLog log,
      String polite,
      String hard,
      boolean hardForAll) {}

  static ChildProcess launch(Command command, UserSwitch user, Path pidFile) throws IOException {
    boolean session = OwnSession.AVAILABLE;
    List<String> words = new ArrayList<>();
    if (session) {
      words.add("setsid"); // so that the terminal's Ctrl-C reaches the application only
    }
    words.addAll(
        user.wrap(
            List.of(
                "sh",
                "-c",
                LIFE_LINE,
                "sh",
                command.polite(),
                command.hard(),
                session && command.hardForAll() ? "group" : "child")));
    words.addAll(command.words());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(command.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().file().toFile()));
    builder.environment().putAll(command.environment());
    Process shell = builder.start();
    ChildProcess child = new ChildProcess(shell, command);
    try {
      PidFile.write(pidFile, shell.toHandle());
      return child;
    } catch (IOException e) {
      child.stop(Duration.ZERO);
      throw e;
    }
  }

  boolean isAlive() {
    return shell.isAlive();
  }

  ServerLog log() {
    return command.log();
  }

  /** Waits for a program that ends by itself and gives its exit status. */
  int await(Duration limit) throws InterruptedException {
    if (!shell.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      stop(Duration.ZERO);
      return -1;
    }
    return shell.exitValue();
  }

  /** Asks the server to stop, waits that long, then kills what is left of it. */
  void stop(Duration patience) {
    List<ProcessHandle> processes = new ArrayList<>(shell.descendants().toList());
    processes.add(shell.toHandle());
    OutputStream lifeLine = shell.getOutputStream();
    try {
      lifeLine.write((command.polite() + "\n").getBytes(StandardCharsets.US_ASCII));
      lifeLine.flush();
    } catch (IOException e) {
      // The shell has gone already; whatever it left is killed below.
    }
    long deadline = System.nanoTime() + patience.toNanos();
    long end = deadline + KILL_LIMIT.toNanos();
    boolean interrupted = false;
    while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      if (System.nanoTime() > deadline) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        processes.forEach(ProcessHandle::destroyForcibly);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        interrupted = true; // leaving now would leave processes behind
      }
    }
    try {
      lifeLine.close();
    } catch (IOException e) {
      // Closing the pipe to an ended process may fail to flush; there is nothing left to tell it.
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether {@code setsid} is there (it is part of util-linux and busybox). Without it, the servers
   * see Ctrl-C when the application does.
   */
  private static final class OwnSession {
    static final boolean AVAILABLE = probe();

    private static boolean probe() {
      try {
        return new ProcessBuilder("setsid", "true").start().waitFor() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
