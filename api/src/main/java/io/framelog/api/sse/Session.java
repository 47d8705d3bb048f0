package io.framelog.api.sse;

import java.io.IOException;

/** What is sent to one client that watches. */
public interface Session {
  /** Sends until there is nothing more to come; then the stream ends. On a thread of its own. */
  void run(EventStream stream) throws IOException, InterruptedException;

  /** Is called once, however the stream ends and whether it began or not. */
  default void ended() {}
}
