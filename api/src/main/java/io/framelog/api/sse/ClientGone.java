package io.framelog.api.sse;

import java.io.IOException;

/** Nobody reads this stream any more. */
final class ClientGone extends IOException {
  private static final long serialVersionUID = 1L;

  /** Whether the client is still there, but has not read for too long. */
  final boolean stalled;

  ClientGone(String message, boolean stalled) {
    super(message);
    this.stalled = stalled;
  }
}
