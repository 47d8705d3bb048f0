package io.framelog.command.log;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fixed port before a PostgreSQL that may be down or come back elsewhere, and a wire that can be
 * cut at a COMMIT.
 */
final class Relay implements AutoCloseable {
  private static final int NOWHERE = -1;

  private final ServerSocket listening;
  private final AtomicReference<@Nullable CommitFault> armed = new AtomicReference<>();
  private volatile int target;

  Relay(int target) throws IOException {
    this.target = target;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void leadTo(int port) {
    target = port;
  }

  void leadNowhere() {
    target = NOWHERE;
  }

  /** The next COMMIT on any connection meets this fault. */
  void cutAtNextCommit(CommitFault fault) {
    armed.set(fault);
  }

  /** Whether that has happened. */
  boolean hasCut() {
    return armed.get() == null;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void connect(Socket client) {
    int port = target;
    try (client) {
      if (port == NOWHERE) {
        return;
      }
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
        new Wire(client, server).carry();
      }
    } catch (IOException e) {
      // One side has gone, which is what the other side is to see: both are closed now.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  /** One connection through the relay. */
  private final class Wire {
    private final Socket client;
    private final Socket server;
    private volatile boolean answersAreLost;

    Wire(Socket client, Socket server) throws IOException {
      this.client = client;
      this.server = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    void carry() throws IOException {
      Thread.ofVirtual().start(this::carryAnswers);
      OutputStream out = server.getOutputStream();
      CommitWatch watch =
          new CommitWatch(new DataInputStream(new BufferedInputStream(client.getInputStream())));
      while (true) {
        CommitWatch.Exchange exchange = watch.next();
        CommitFault fault = exchange.commits() ? armed.getAndSet(null) : null;
        if (fault == CommitFault.BEFORE_THE_SERVER_HEARS) {
          return;
        }
        answersAreLost = fault == CommitFault.BEFORE_THE_ANSWER_ARRIVES;
        out.write(exchange.bytes());
        if (fault == CommitFault.ON_THE_WAY) {
          return;
        }
      }
    }

    private void carryAnswers() {
      byte[] buffer = new byte[64 * 1024];
      try (client;
          server) {
        InputStream in = server.getInputStream();
        for (int n = in.read(buffer); n >= 0 && !answersAreLost; n = in.read(buffer)) {
          client.getOutputStream().write(buffer, 0, n);
        }
      } catch (IOException e) {
        // As above: one side has gone, and with the end of this block both have.
      }
    }
  }
}
