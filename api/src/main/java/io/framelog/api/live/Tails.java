package io.framelog.api.live;

import io.framelog.api.sse.StreamKind;
import io.framelog.api.sse.StreamSettings;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.log.LogGrowth;
import io.framelog.log.LogReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The tails that somebody follows: one for the log, one for each selection. */
@Component
class Tails {
  private final LogReader log;
  private final LogGrowth growth;
  private final StreamSettings settings;
  private final Map<String, Followed> byName = new HashMap<>();

  Tails(LogReader log, LogGrowth growth, StreamSettings settings) {
    this.log = log;
    this.growth = growth;
    this.settings = settings;
  }

  private record Followed(StreamKind kind, SharedTail tail, int followers) {
    Followed and(int more) {
      return new Followed(kind, tail, followers + more);
    }
  }

  /**
   * The tail that a client watches, from now on followed once more; {@link #leave} it once.
   *
   * @throws RejectedException {@code too-many-watched-selections}
   */
  SharedTail follow(Watched watched) {
    long head = log.head().position();
    synchronized (byName) {
      Followed known = byName.get(watched.name());
      if (known == null) {
        requireRoom(watched.kind());
        SharedTail tail = new SharedTail(watched.tail().get(), growth, settings, head);
        known = new Followed(watched.kind(), tail, 0);
      }
      byName.put(watched.name(), known.and(1));
      return known.tail();
    }
  }

  private void requireRoom(StreamKind kind) {
    long watched = byName.values().stream().filter(other -> other.kind() == kind).count();
    if (kind == StreamKind.SELECTION && watched >= settings.mostSelections()) {
      throw new RejectedException(
          ErrorCode.TOO_MANY_WATCHED_SELECTIONS,
          "%,d different selections are watched here already".formatted(watched));
    }
  }

  /** Without followers a tail ends. */
  void leave(Watched watched) {
    synchronized (byName) {
      Followed left = Objects.requireNonNull(byName.get(watched.name())).and(-1);
      if (left.followers() > 0) {
        byName.put(watched.name(), left);
      } else {
        byName.remove(watched.name());
        left.tail().end();
      }
    }
  }
}
