package io.framelog.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * As whom the servers run: PostgreSQL and Elasticsearch refuse to run as root, and initdb as a user
 * without a name. A data folder keeps the way that it began with, since the owners of its files
 * differ.
 */
enum UserSwitch {
  /** An ordinary user: no switch. */
  SAME_USER(List.of()),

  /**
   * The caller, seen as nobody (the one ordinary user that every system names) inside a user
   * namespace: files stay the caller's, so it also works below folders that only root may enter.
   */
  USER_NAMESPACE(
      List.of(
          "unshare",
          "-U",
          "--map-user=" + UserSwitch.NOBODY_ID,
          "--map-group=" + UserSwitch.NOBODY_ID)),

  /**
   * Root becomes nobody where namespaces are forbidden (many containers); the folders must be
   * traversable.
   */
  NOBODY(
      List.of(
          "setpriv",
          "--reuid=" + UserSwitch.NOBODY_ID,
          "--regid=" + UserSwitch.NOBODY_ID,
          "--clear-groups"));

  private static final int NOBODY_ID = 65534;

  private final List<String> prefix;

  UserSwitch(List<String> prefix) {
    this.prefix = prefix;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The way recorded in the data folder, else the first one that works, which is recorded.
   *
   * @throws StackStartException {@code data-dir-incompatible} when the recorded way does not work
   *     here, {@code server-failed} when none works
   */
  static UserSwitch forFolder(DataFolder data, Path dist) throws IOException, InterruptedException {
    String recorded = data.recorded("run-as");
    for (UserSwitch way : values()) {
      if ((recorded == null || recorded.equals(way.id())) && way.works(data.root(), dist)) {
        data.record("run-as", way.id());
        return way;
      }
    }
    if (recorded == null) {
      throw new StackStartException(
          "server-failed",
          "PostgreSQL and Elasticsearch do not run as root, and no tool here runs them as another"
              + " user"
              + " with the folders %s and %s.".formatted(data.root(), dist),
          "Run as an ordinary user, or install util-linux (unshare -U --map-user, setpriv"
              + " --reuid).",
          null);
    }
    throw new StackStartException(
        "data-dir-incompatible",
        "The servers of the data folder %s run as '%s', which is not possible here and now."
            .formatted(data.root(), recorded),
        "Start it as the user who made it, or choose another folder with --data-dir.",
        null);
  }

  private boolean works(Path dataDir, Path dist) throws InterruptedException {
    return switch (this) {
      case SAME_USER -> !isRoot() && succeeds("id", "-un");
      case USER_NAMESPACE -> succeeds("test", "-w", dataDir) && succeeds("test", "-x", dist);
      case NOBODY -> isRoot() && succeeds("test", "-x", dataDir) && succeeds("test", "-x", dist);
    };
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name")); // no /proc outside Linux
    }
  }

  /** Runs a command this way. */
  private boolean succeeds(Object... words) throws InterruptedException {
    try {
      Process probe =
          new ProcessBuilder(wrap(Arrays.stream(words).map(Object::toString).toList()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException e) {
      return false; // the tool is not installed
    }
  }

  /** The command that runs {@code command} as this user. */
  List<String> wrap(List<String> command) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    return words;
  }

  /** Makes a server's folder, with all in it, belong to the user that the server runs as. */
  void own(Path folder) throws IOException {
    if (this != NOBODY) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.setAttribute(path, "unix:uid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
