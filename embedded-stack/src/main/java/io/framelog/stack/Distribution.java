package io.framelog.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The folder where the servers' programs are unpacked; shared by all JVMs, kept by {@code mvn
 * clean}.
 */
record Distribution(Path root) {

  /** The given folder, else the nearest {@code .embedded/dist} at or above the working folder. */
  static Distribution locate(@Nullable Path given) throws IOException {
    Path root = given == null ? search(Path.of("").toAbsolutePath()) : given.toAbsolutePath();
    return new Distribution(Files.createDirectories(root).toRealPath());
  }

  private static Path search(Path from) {
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolve(".embedded/dist");
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return from.resolve(".embedded/dist");
  }

  /**
   * The unpacked Elasticsearch of that version.
   *
   * @throws StackStartException {@code server-missing}
   */
  Path elasticsearch(String version) {
    Path home = root.resolve("elasticsearch-" + version);
    if (Files.isRegularFile(home.resolve("bin/elasticsearch"))) {
      return home;
    }
    throw new StackStartException(
        "server-missing",
        "Elasticsearch %s is not unpacked in %s.".formatted(version, root),
        "Build once with 'mvn package' (it unpacks Elasticsearch into .embedded/dist), or say where"
            + " it is: -Dframelog.stack.dist=FOLDER or FRAMELOG_STACK_DIST.",
        null);
  }

  /** The processor as our binaries name it. */
  static Cpu cpu() {
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.startsWith("linux") && (arch.equals("amd64") || arch.equals("x86_64"))) {
      return Cpu.AMD64;
    }
    if (os.startsWith("linux") && (arch.equals("aarch64") || arch.equals("arm64"))) {
      return Cpu.ARM64;
    }
    throw new StackStartException(
        "server-missing",
        "There are no embedded servers for %s on %s.".formatted(os, arch),
        "Use Linux on amd64 or arm64, or run against servers of your own (docker-compose.yml).",
        null);
  }

  enum Cpu {
    AMD64,
    ARM64
  }
}
