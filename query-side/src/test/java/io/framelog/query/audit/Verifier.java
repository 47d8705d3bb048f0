package io.framelog.query.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Runs the auditors' program as they do: in a JVM of its own that knows none of our classes. */
final class Verifier {
  static final Path SOURCE = Path.of("..", "audit", "VerifyLog.java");
  private static final Path COMPILED = compiled();

  private Verifier() {}

  /** How the program ended. */
  record Outcome(int exit, String output) {}

  /** Compiled once for all tests, to save each the time. */
  static Outcome run(Object... arguments) {
    return java(List.of("-cp", COMPILED.toString(), "VerifyLog"), arguments);
  }

  /** From its source, as docs/audit.md says. */
  static Outcome runSource(Object... arguments) {
    return java(List.of(SOURCE.toString()), arguments);
  }

  private static Outcome java(List<String> program, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dstdout.encoding=UTF-8");
    command.addAll(program);
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path compiled() {
    try {
      Path classes = Files.createTempDirectory("verify-log");
      classes.toFile().deleteOnExit();
      int failed =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-d", classes.toString(), SOURCE.toString());
      if (failed != 0) {
        throw new IllegalStateException("VerifyLog does not compile");
      }
      try (Stream<Path> files = Files.list(classes)) {
        files.forEach(file -> file.toFile().deleteOnExit()); // before their folder
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
