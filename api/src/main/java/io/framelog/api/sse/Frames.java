package io.framelog.api.sse;

import java.nio.charset.StandardCharsets;

/** The form of server-sent events. */
public final class Frames {
  private Frames() {}

  /** One event; {@code json} may hold line breaks between its tokens. */
  public static byte[] event(String type, String json) {
    return bytes("event: " + type + '\n' + data(json));
  }

  /** One event, whose position a client that comes back names as its last. */
  public static byte[] event(String type, long position, String json) {
    return bytes("event: " + type + "\nid: " + position + '\n' + data(json));
  }

  /** No event, but clients take note of the position, as the last id, and of our being there. */
  public static byte[] passed(long position) {
    return bytes(":\nid: " + position + "\n\n");
  }

  /** No event at all. */
  public static byte[] comment() {
    return bytes(":\n\n");
  }

  private static String data(String json) {
    return "data: " + json.replaceAll("\\r\\n|\\r|\\n", "\ndata: ") + "\n\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
