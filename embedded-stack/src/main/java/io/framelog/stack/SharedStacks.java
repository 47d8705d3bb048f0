package io.framelog.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stacks of this JVM, one per data folder, so that several application contexts share their
 * servers.
 */
final class SharedStacks {

  private static final Map<Optional<Path>, StackServers> BY_FOLDER = new HashMap<>();

  private SharedStacks() {}

  /**
   * @param atExit is given the action that stops a new stack, and must run it when the JVM ends,
   *     after everything that uses the servers
   */
  static synchronized StackServers get(StackSettings settings, Consumer<Runnable> atExit) {
    Optional<Path> key = Optional.ofNullable(settings.dataDir());
    StackServers servers = BY_FOLDER.get(key);
    if (servers == null || servers.isClosed()) {
      servers = StackServers.open(settings);
      BY_FOLDER.put(key, servers);
      atExit.accept(servers::close);
    }
    servers.ensure(settings.servers());
    return servers;
  }
}
