package io.framelog.command.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server that says exactly what it is told to, byte by byte, and remembers what was asked. */
final class ScriptedServer implements AutoCloseable {
  /** What is said to a request; {@code count} is how often its path was asked for, from 1. */
  interface Script {
    void answer(OutputStream out, int count) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Thread accepting;

  ScriptedServer(String address, int port, ServerSocketFactory sockets) throws IOException {
    this.server = sockets.createServerSocket(port, 50, InetAddress.getByName(address));
    this.accepting = Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void on(String path, Script script) {
    scripts.put(path, script);
  }

  /** The paths that were asked for, in order. */
  List<String> asked() {
    return asked;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String path = String.valueOf(in.readLine()).split(" ", -1)[1];
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {}
      asked.add(path);
      int count = (int) asked.stream().filter(path::equals).count();
      scripts
          .getOrDefault(path, (out, n) -> say(out, "HTTP/1.1 404 Not Found\r\n\r\n"))
          .answer(socket.getOutputStream(), count);
    } catch (IOException | InterruptedException e) {
      // The client went away, as it does when it has had enough.
    } catch (ArrayIndexOutOfBoundsException e) {
      asked.add("(a connection without a request)");
    }
  }

  static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws Exception {
    server.close();
    accepting.join();
  }
}
