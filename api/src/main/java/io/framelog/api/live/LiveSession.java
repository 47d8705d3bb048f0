package io.framelog.api.live;

import io.framelog.api.sse.EventStream;
import io.framelog.api.sse.Frames;
import io.framelog.api.sse.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One client that follows: reads pages of its past until it meets the shared tail, then takes what
 * is new from there. Between two goes it is nothing but a position. One that has met the tail and
 * falls out of its window again does not keep up and is dropped: it would read everything a second
 * time for itself.
 */
final class LiveSession implements Session {
  private final Watched watched;
  private final SharedTail tail;
  private final Semaphore catchingUp;
  private final Runnable ended;

  /** Everything up to here was sent, or is not for this client. */
  private long position;

  /** The reader of the client's past, until it meets the tail. */
  private @Nullable Feed past;

  LiveSession(Watched watched, long start, SharedTail tail, Semaphore catchingUp, Runnable ended) {
    this.watched = watched;
    this.position = start;
    this.tail = tail;
    this.catchingUp = catchingUp;
    this.ended = ended;
    this.past = watched.own().get();
  }

  @Override
  public void run(EventStream stream) throws IOException, InterruptedException {
    stream.send(Frames.passed(position), 0);
    while (true) {
      Optional<Slice> next = tail.after(position, stream.untilHeartbeat());
      if (next.isPresent()) {
        past = null;
        send(next.get(), stream);
      } else if (past != null) {
        send(page(past), stream);
      } else {
        stream.drop(position);
        return;
      }
    }
  }

  private Slice page(Feed feed) throws InterruptedException {
    catchingUp.acquire();
    try {
      return feed.read(position);
    } finally {
      catchingUp.release();
    }
  }

  private void send(Slice slice, EventStream stream) throws IOException, InterruptedException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    int count = 0;
    for (LiveEvent event : slice.events()) {
      if (watched.matches().test(event)) {
        frames.writeBytes(event.frame());
        count++;
      }
    }
    position = slice.position();
    if (count > 0) {
      stream.send(frames.toByteArray(), count);
    } else if (!stream.untilHeartbeat().isPositive()) {
      stream.send(Frames.passed(position), 0);
    }
  }

  @Override
  public void ended() {
    ended.run();
  }
}
