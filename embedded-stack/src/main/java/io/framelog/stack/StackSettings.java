package io.framelog.stack;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to start and where.
 *
 * @param dataDir folder for everything that lasts; null means a fresh temporary folder that is
 *     deleted at the end
 * @param dist folder that holds the unpacked servers; null means the nearest {@code .embedded/dist}
 *     at or above the working folder
 * @param servers the servers to start, at least one
 * @param fastStart true compiles Elasticsearch with C1 only: starts in half the CPU time, searches
 *     slower
 * @param elasticsearchHeap heap of Elasticsearch as the JVM writes it, e.g. {@code 512m}
 * @param postgresBuffers {@code shared_buffers} of PostgreSQL as that writes it, e.g. {@code
 *     192MB}; a quarter of the memory that it may have is usual
 */
public record StackSettings(
    @Nullable Path dataDir,
    @Nullable Path dist,
    Set<StackServer> servers,
    boolean fastStart,
    String elasticsearchHeap,
    String postgresBuffers) {
  static final String HEAP = "512m";
  static final String BUFFERS = "192MB";

  public StackSettings {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("framelog.stack.servers names no server");
    }
    if (!elasticsearchHeap.matches("[1-9][0-9]*[kKmMgG]")) {
      throw new IllegalArgumentException(
          "framelog.stack.elasticsearch-heap: '%s' is not a size such as 512m"
              .formatted(elasticsearchHeap));
    }
    if (!postgresBuffers.matches("[1-9][0-9]*(kB|MB|GB)")) {
      throw new IllegalArgumentException(
          "framelog.stack.postgres-buffers: '%s' is not a size such as 192MB"
              .formatted(postgresBuffers));
    }
    servers = Collections.unmodifiableSet(EnumSet.copyOf(servers));
    dataDir = dataDir == null ? null : dataDir.toAbsolutePath().normalize();
  }

  /**
   * For tests without Spring: the given servers in a temporary folder, quick to start. The unpacked
   * servers are where the system property {@code framelog.stack.dist} says.
   */
  public static StackSettings forTests(StackServer first, StackServer... others) {
    String dist = System.getProperty("framelog.stack.dist");
    return new StackSettings(
        null, dist == null ? null : Path.of(dist), EnumSet.of(first, others), true, HEAP, BUFFERS);
  }
}
