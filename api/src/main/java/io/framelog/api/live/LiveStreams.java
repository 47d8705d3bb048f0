package io.framelog.api.live;

import io.framelog.api.command.Caller;
import io.framelog.api.query.Parameters;
import io.framelog.api.sse.EventStreams;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.log.LogReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers requests with streams that go on for ever, beginning where the client says. */
@Component
public class LiveStreams {
  /** Clients that read their past at once; the others wait, so that reads keep connections. */
  private static final int MOST_CATCHING_UP = 4;

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final LogReader log;
  private final Tails tails;
  private final EventStreams streams;
  private final Semaphore catchingUp = new Semaphore(MOST_CATCHING_UP, true);

  LiveStreams(LogReader log, Tails tails, EventStreams streams) {
    this.log = log;
    this.tails = tails;
    this.streams = streams;
  }

  /**
   * Streams what the client follows: beyond its {@code Last-Event-ID}, else beyond {@code after},
   * else from now on.
   *
   * @throws RejectedException {@code last-event-id-invalid}, {@code position-beyond-head}, or when
   *     too much is watched already
   */
  public void open(
      Watched watched,
      @Nullable Long after,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    long start = start(request.getHeader(LAST_EVENT_ID), Parameters.position("after", after));
    SharedTail tail = tails.follow(watched);
    streams.open(
        watched.kind(),
        Caller.of(request.getUserPrincipal()).subject(),
        request,
        response,
        new LiveSession(watched, start, tail, catchingUp, () -> tails.leave(watched)));
  }

  private long start(@Nullable String lastEventId, @Nullable Long after) {
    long head = log.head().position();
    Long known = lastEventId == null || lastEventId.isEmpty() ? after : position(lastEventId);
    if (known == null) {
      return head;
    }
    if (known > head) {
      throw new RejectedException(
          ErrorCode.POSITION_BEYOND_HEAD,
          "The log ends at position %d, before %d".formatted(head, known));
    }
    return known;
  }

  private static Long position(String lastEventId) {
    if (!lastEventId.matches("[0-9]{1,18}")) {
      throw new RejectedException(
          ErrorCode.LAST_EVENT_ID_INVALID, "'%s' is no position".formatted(lastEventId));
    }
    return Long.valueOf(lastEventId);
  }
}
