package io.framelog.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers a server's process, so that a start right after a crash of the JVM waits for its
 * orphans, which need a moment to stop, instead of meeting them on the same data.
 */
final class PidFile {

  private static final Duration ORPHANS_STOP_WITHIN = Duration.ofSeconds(10);

  private PidFile() {}

  static void write(Path file, ProcessHandle process) throws IOException {
    Files.writeString(file, process.pid() + " " + started(process) + "\n");
  }

  /**
   * Returns when none of the processes recorded in the folder runs any more; kills those that
   * linger.
   */
  static void awaitOrphans(Path folder) throws IOException, InterruptedException {
    try (var files = Files.newDirectoryStream(folder, "*.pid")) {
      for (Path file : files) {
        Optional<ProcessHandle> orphan = read(file);
        if (orphan.isPresent()) {
          awaitEnd(orphan.get());
        }
        Files.delete(file);
      }
    }
  }

  private static Optional<ProcessHandle> read(Path file) throws IOException {
    String[] words = Files.readString(file).strip().split(" ", 2);
    if (words.length < 2 || !words[0].matches("[0-9]{1,18}")) {
      return Optional.empty(); // cut off by a crash
    }
    // The start time tells our process from a later one with the same number.
    return ProcessHandle.of(Long.parseLong(words[0])).filter(p -> started(p).equals(words[1]));
  }

  private static void awaitEnd(ProcessHandle orphan) throws InterruptedException {
    List<ProcessHandle> family = new ArrayList<>(orphan.descendants().toList());
    family.add(orphan);
    Instant deadline = Instant.now().plus(ORPHANS_STOP_WITHIN);
    while (family.stream().anyMatch(ProcessHandle::isAlive)) {
      if (Instant.now().isAfter(deadline)) {
        family.forEach(ProcessHandle::destroyForcibly);
      }
      Thread.sleep(50);
    }
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
