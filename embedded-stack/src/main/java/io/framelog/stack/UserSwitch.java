package io.framelog.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * As whom the servers run. PostgreSQL and Elasticsearch refuse to run as root, so a root caller
 * must switch; a data folder keeps the way it began with, since the owners of its files differ.
 */
enum UserSwitch {
  /** An ordinary user: no switch. */
  SAME_USER(List.of()),

  /**
   * Root, seen as user 1000 inside a user namespace: files stay root's, so it also works below
   * folders that only root may enter.
   */
  USER_NAMESPACE(List.of("unshare", "-U", "--map-user=1000", "--map-group=1000")),

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
   *     here
   */
  static UserSwitch forFolder(DataFolder data, Path dist) throws IOException, InterruptedException {
    String recorded = data.recorded("run-as");
    UserSwitch possible = probe(data.root(), dist);
    if (recorded == null || recorded.equals(possible.id())) {
      data.record("run-as", possible.id());
      return possible;
    }
    if (recorded.equals(NOBODY.id()) && isRoot() && NOBODY.works("-x", dist)) {
      return NOBODY;
    }
    throw new StackStartException(
        "data-dir-incompatible",
        "The servers of the data folder %s run as '%s', which is not possible here (here: '%s')."
            .formatted(data.root(), recorded, possible.id()),
        "Start it as the user and on the kind of machine that made it. To move it for good, give all its"
            + " files to the user that starts Framelog now and set run-as=%s in its stack.properties."
                .formatted(possible.id()),
        null);
  }

  /** The first of our ways that lets a server write to the folder and read the unpacked servers. */
  static UserSwitch probe(Path dataDir, Path dist) throws IOException, InterruptedException {
    if (!isRoot()) {
      return SAME_USER;
    }
    if (USER_NAMESPACE.works("-w", dataDir) && USER_NAMESPACE.works("-x", dist)) {
      return USER_NAMESPACE;
    }
    if (NOBODY.works("-x", dataDir) && NOBODY.works("-x", dist)) {
      return NOBODY;
    }
    throw new StackStartException(
        "server-failed",
        "PostgreSQL and Elasticsearch do not run as root, and this machine allows neither"
            + " 'unshare -U --map-user' nor 'setpriv --reuid' to run them as somebody else"
            + " (or the folders %s and %s are closed to them).".formatted(dataDir, dist),
        "Run as an ordinary user, or install util-linux 2.38 or newer.",
        null);
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name")); // no /proc outside Linux
    }
  }

  private boolean works(String test, Path path) throws InterruptedException {
    try {
      Process probe =
          new ProcessBuilder(wrap(List.of("test", test, path.toString())))
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
        Files.setAttribute(path, "unix:uid", NOBODY_ID, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", NOBODY_ID, java.nio.file.LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
