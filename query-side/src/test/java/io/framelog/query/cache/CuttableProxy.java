package io.framelog.query.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A TCP proxy that can be cut, held up and mended, like the way to a server. */
final class CuttableProxy implements AutoCloseable {
  private final int target;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile boolean cut;

  CuttableProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /**
   * From now on every connection is closed, those that exist and those that come. The port stays
   * ours: a client that connects to a free port of its own machine can end up talking to itself.
   */
  void cut() throws IOException {
    cut = true;
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  /**
   * From now on nothing gets through, in either direction; connections stay, and none is refused.
   */
  void hold() {
    held = new CountDownLatch(1);
  }

  /** What was held up goes on. */
  void mend() {
    cut = false;
    held.countDown();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
    mend();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (cut) {
          client.close();
        } else {
          connect(client, new Socket(InetAddress.getLoopbackAddress(), target));
        }
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void connect(Socket client, Socket server) {
    open.add(client);
    open.add(server);
    Thread.ofVirtual().start(() -> pump(client, server));
    Thread.ofVirtual().start(() -> pump(server, client));
  }

  /** Until one end is closed, which is how a cut looks from here. */
  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      byte[] some = new byte[64 * 1024];
      for (int n = from.getInputStream().read(some); n >= 0; n = from.getInputStream().read(some)) {
        held.await();
        to.getOutputStream().write(some, 0, n);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (!from.isClosed() && !to.isClosed()) {
        throw new UncheckedIOException(e);
      }
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }
}
