package io.framelog.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** As much of the Redis protocol as the tests need. */
final class Redis {

  private Redis() {}

  /** Sends one inline command and gives the first line of the answer. */
  static String ask(Map<String, String> properties, String command) throws IOException {
    URI address = URI.create(properties.get("framelog.redis.address"));
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    }
  }
}
