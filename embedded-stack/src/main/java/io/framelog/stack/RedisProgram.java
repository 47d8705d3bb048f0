package io.framelog.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds the Redis program that runs on this machine among those in the embedded-redis jar. */
final class RedisProgram {

  private RedisProgram() {}

  static Path unpack(Distribution dist) throws IOException, InterruptedException {
    List<String> names =
        switch (Distribution.cpu()) {
          // The first one is linked to OpenSSL 3; the second is static and runs where that is
          // missing.
          case AMD64 ->
              List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
          case ARM64 -> List.of("redis-server-6.2.7-linux-arm64");
        };
    for (String name : names) {
      Path folder = dist.root().resolve(name.replace("-server", ""));
      BinaryArchive.copy("/" + name, folder, "redis-server");
      Path program = folder.resolve("redis-server");
      if (runs(program)) {
        return program;
      }
    }
    throw new StackStartException(
        "server-missing",
        "None of the Redis programs %s runs on this machine.".formatted(names),
        "Install OpenSSL 3 (libssl3), or run against a Redis of your own (docker-compose.yml).",
        null);
  }

  private static boolean runs(Path program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
