package io.framelog.stack;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Settings of the tests: quick starts on a given folder. */
final class Settings {

  private Settings() {}

  static StackSettings on(Path dataDir, StackServer first, StackServer... others) {
    return on(dataDir, EnumSet.of(first, others));
  }

  static StackSettings on(Path dataDir, Set<StackServer> servers) {
    return new StackSettings(
        dataDir, dist(), servers, true, StackSettings.HEAP, StackSettings.BUFFERS);
  }

  static Path dist() {
    return Path.of(System.getProperty("framelog.stack.dist"));
  }
}
