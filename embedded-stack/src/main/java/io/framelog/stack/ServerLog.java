package io.framelog.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of one server; each start begins a new file and keeps the one before as {@code .1}. */
record ServerLog(Path file) {

  private static final int TAIL_LINES = 12;

  static ServerLog begin(Path folder, StackServer server) throws IOException {
    Path file = folder.resolve(server.id() + ".log");
    if (Files.exists(file)) {
      Files.move(
          file,
          folder.resolve(server.id() + ".log.1"),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
    Files.createFile(file);
    return new ServerLog(file);
  }

  /**
   * The last lines that say something (no frames of a stack trace), or a note that there are none.
   */
  String tail() {
    try {
      List<String> lines =
          text()
              .lines()
              .filter(line -> !line.isBlank() && !line.matches("\\s+(at |\\.\\.\\. ).*"))
              .toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
      return last.isEmpty() ? "(its log is empty)" : String.join("\n", last);
    } catch (IOException e) {
      return "(its log cannot be read: " + e + ")";
    }
  }

  /** Whether the server gave up because another process took its port first. */
  boolean saysPortTaken() throws IOException {
    return text().contains("ddress already in use");
  }

  private String text() throws IOException {
    // Not readString: a server may log bytes that are no UTF-8.
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
