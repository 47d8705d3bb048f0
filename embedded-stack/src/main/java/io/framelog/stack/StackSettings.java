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
 */
public record StackSettings(
    @Nullable Path dataDir,
    @Nullable Path dist,
    Set<StackServer> servers,
    boolean fastStart,
    String elasticsearchHeap) {

  public StackSettings {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("framelog.stack.servers names no server");
    }
    if (!elasticsearchHeap.matches("[1-9][0-9]*[kKmMgG]")) {
      throw new IllegalArgumentException(
          "framelog.stack.elasticsearch-heap: '%s' is not a size such as 512m"
              .formatted(elasticsearchHeap));
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
        null, dist == null ? null : Path.of(dist), EnumSet.of(first, others), true, "512m");
  }
}
