package io.framelog.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Runs a program of auditors as they do: in a JVM of its own that knows none of our classes. */
public final class AuditProgram {
  private final String name;
  private final Path source;
  private final Path compiled;

  /** The program of this name, compiled once to save each run the time. */
  public AuditProgram(String name) {
    this.name = name;
    this.source = Path.of("..", "audit", name + ".java");
    this.compiled = compiled(source);
  }

  /** How the program ended. */
  public record Outcome(int exit, String output) {}

  public Outcome run(Object... arguments) {
    return java(List.of("-cp", compiled.toString(), name), arguments);
  }

  /** From its source, as the docs say. */
  public Outcome runSource(Object... arguments) {
    return java(List.of(source.toString()), arguments);
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

  private static Path compiled(Path source) {
    try {
      Path classes = Files.createTempDirectory("audit-program");
      classes.toFile().deleteOnExit();
      int failed =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-d", classes.toString(), source.toString());
      if (failed != 0) {
        throw new IllegalStateException(source + " does not compile");
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
