package io.framelog.command.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one exchange. Each asks the guard about the very address that it connects to, so
 * whatever a name server says before, after or in between cannot matter.
 */
final class GuardedSockets implements DetachedSocketFactory, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(GuardedSockets.class);

  private final AddressGuard guard;
  private @Nullable Socket latest;
  private boolean closed;

  GuardedSockets(AddressGuard guard) {
    this.guard = guard;
  }

  @Override
  public synchronized Socket create(@Nullable Proxy proxy) throws IOException {
    if (closed) {
      throw new IOException("the time is up");
    }
    Socket socket = new GuardedSocket(guard);
    latest = socket;
    return socket;
  }

  /** Ends whatever the exchange is doing: connecting, shaking hands, sending or reading. */
  @Override
  public synchronized void close() {
    closed = true;
    if (latest != null) {
      try {
        latest.close();
      } catch (IOException e) {
        LOGGER.debug("A connection did not close", e);
      }
    }
  }

  private static final class GuardedSocket extends Socket {
    private final AddressGuard guard;

    GuardedSocket(AddressGuard guard) {
      super(Proxy.NO_PROXY);
      this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress target) || target.isUnresolved()) {
        throw new IOException("not an address: " + endpoint);
      }
      if (!guard.allows(target.getAddress())) {
        throw new ForbiddenAddress(target.getAddress());
      }
      super.connect(endpoint, timeout);
    }
  }
}
