package io.framelog.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of server-sent events that reads only when it is told to. As a browser does it notes the
 * last id, also of messages without data.
 */
final class EventSource implements AutoCloseable {
  /** One message with data. */
  record Event(String type, @Nullable String id, JsonNode data) {}

  private static final int SMALL = 8 * 1024;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final BufferedReader in;
  private @Nullable String lastId;

  private EventSource(Http http, String path, String... headers) throws IOException {
    socket.setReceiveBufferSize(SMALL);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), http.port()));
    // The older version, so that the body comes as it is and not in chunks.
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.0\r\n");
    request.append("Host: localhost\r\nAccept: text/event-stream\r\n");
    request.append("Authorization: Bearer ").append(http.token()).append("\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), SMALL);
  }

  static EventSource open(Http http, String path, String... headers) throws IOException {
    EventSource source = new EventSource(http, path, headers);
    String status = Objects.requireNonNull(source.in.readLine(), "no answer");
    if (!status.contains(" 200")) {
      throw new AssertionError(status);
    }
    while (!Objects.requireNonNull(source.in.readLine()).isEmpty()) {
      // The headers are of no interest.
    }
    return source;
  }

  /** As a client that was cut off does it. */
  static EventSource resumed(Http http, String path, @Nullable String lastId) throws IOException {
    return lastId == null ? open(http, path) : open(http, path, "Last-Event-ID", lastId);
  }

  @Nullable String lastId() {
    return lastId;
  }

  /** Waits until the stream has passed a position, without an event so far. */
  void awaitPassed(long position) throws IOException {
    List<Event> early = until(position);
    if (!early.isEmpty()) {
      throw new AssertionError("expected nothing, but got " + early);
    }
  }

  /** The events until the stream has passed a position, which any message may say. */
  List<Event> until(long position) throws IOException {
    List<Event> events = new ArrayList<>();
    while (lastId == null || Long.parseLong(lastId) < position) {
      Message message = Objects.requireNonNull(message(), "the stream has ended");
      if (!message.data().isEmpty()) {
        events.add(event(message));
      }
    }
    return events;
  }

  List<Event> next(int count) throws IOException {
    List<Event> events = new ArrayList<>();
    while (events.size() < count) {
      events.add(Objects.requireNonNull(next(), "the stream has ended"));
    }
    return events;
  }

  /** The next message with data; null at the end of the stream. */
  @Nullable Event next() throws IOException {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    Message message = message();
    while (message != null && message.data().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("nothing but heartbeats, the last at " + lastId);
      }
      message = message();
    }
    return message == null ? null : event(message);
  }

  private Event event(Message message) {
    return new Event(message.type(), lastId, JsonMapper.shared().readTree(message.data()));
  }

  private record Message(String type, String data) {}

  private @Nullable Message message() throws IOException {
    String type = "message";
    StringBuilder data = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      if (line.startsWith("event: ")) {
        type = line.substring(7);
      } else if (line.startsWith("id: ")) {
        lastId = line.substring(4);
      } else if (line.startsWith("data: ")) {
        data.append(line.substring(6)).append('\n');
      } else if (!line.startsWith(":")) {
        throw new AssertionError("not of an event: " + line);
      }
      line = in.readLine();
    }
    return line == null ? null : new Message(type, data.toString());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
