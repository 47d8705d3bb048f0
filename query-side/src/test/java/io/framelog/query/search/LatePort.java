package io.framelog.query.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port where nobody listens until it is opened to a server, and again after it is closed. */
final class LatePort implements AutoCloseable {
  private final int number;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket door;

  LatePort() {
    try (ServerSocket reserved = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      number = reserved.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int number() {
    return number;
  }

  /** From now on, whoever connects is connected with the server at that port. */
  void open(int server) throws IOException {
    ServerSocket opened = new ServerSocket(number, 50, InetAddress.getLoopbackAddress());
    door = opened;
    Thread.ofVirtual().start(() -> accept(opened, server));
  }

  @Override
  public void close() throws IOException {
    if (door != null) {
      door.close();
    }
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private void accept(ServerSocket opened, int server) {
    while (!opened.isClosed()) {
      try {
        Socket client = opened.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.addAll(Set.of(client, behind));
        Thread.ofVirtual().start(() -> copy(client, behind));
        Thread.ofVirtual().start(() -> copy(behind, client));
      } catch (IOException e) {
        if (!opened.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two has hung up, which ends the connection.
    }
  }
}
