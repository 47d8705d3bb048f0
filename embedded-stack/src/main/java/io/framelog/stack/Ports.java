package io.framelog.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free TCP ports on the loopback interface. */
final class Ports {

  private static final int TRIES = 4;

  private Ports() {}

  /**
   * Starts a server on a free port. Another process may take the port between our look and the
   * server's bind, so a start that lost that race is tried again on another port.
   */
  static <S> S withFreePort(ServerLog log, Starter<S> starter)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return starter.start(free());
      } catch (StackStartException e) {
        if (attempt == TRIES || !log.saysPortTaken()) {
          throw e;
        }
      }
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts something on the given port and returns once it serves. */
  interface Starter<S> {
    S start(int port) throws IOException, InterruptedException;
  }
}
