package io.framelog.stack;

/** What every server needs to know to start. */
record StackContext(
    StackSettings settings,
    DataFolder data,
    Distribution dist,
    UserSwitch user,
    Credentials credentials,
    Versions versions) {

  /** A failed start of one server, with the end of its log. */
  static StackStartException failure(StackServer server, String why, ServerLog log) {
    return new StackStartException(
        "server-failed",
        "%s did not start: %s%nThe end of %s:%n%s"
            .formatted(server.id(), why, log.file(), log.tail().indent(2).stripTrailing()),
        "Read the log named above. If the data folder is damaged, restore it from a backup or"
            + " choose another one with --data-dir.",
        null);
  }
}
