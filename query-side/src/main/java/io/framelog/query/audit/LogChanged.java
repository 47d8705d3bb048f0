package io.framelog.query.audit;

import java.util.HexFormat;

/** The log is not what it was when a checkpoint was kept. */
final class LogChanged extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private LogChanged(String detail) {
    super("log-changed: " + detail);
  }

  static LogChanged otherRoot(KeptCheckpoint kept, byte[] root) {
    return new LogChanged(
        "the first %d events (log %s, epoch %d) had the root %s, but now it is %s"
            .formatted(kept.size(), kept.logId(), kept.epoch(), hex(kept.root()), hex(root)));
  }

  static LogChanged tooShort(KeptCheckpoint kept, long head) {
    return new LogChanged(
        "the log (%s, epoch %d) had %d events with the root %s, but now it ends at %d"
            .formatted(kept.logId(), kept.epoch(), kept.size(), hex(kept.root()), head));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
