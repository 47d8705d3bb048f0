package io.framelog.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A multipart/form-data body. */
final class Multipart {
  private static final String BOUNDARY = "----framelog-test";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Multipart file(String name, String fileName, String type, byte[] content) {
    text(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                .formatted(BOUNDARY, name, fileName)
            + "Content-Type: %s\r\n\r\n".formatted(type));
    body.writeBytes(content);
    text("\r\n");
    return this;
  }

  /** A field without a type of its own, as {@code curl -F} sends it. */
  Multipart field(String name, String value) {
    text(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, name, value));
    return this;
  }

  Http.Response post(Http http, String path, String... headers) {
    text("--" + BOUNDARY + "--\r\n");
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    return http.send("POST", path, body.toByteArray(), all.toArray(String[]::new));
  }

  private void text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
