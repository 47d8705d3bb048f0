package io.framelog.api.json;

import io.framelog.image.queries.ImageDocument;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/** Puts JSON texts together that are JSON already, without parsing them. */
public final class JsonText {
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private JsonText() {}

  /** The image with the position that it is true at as its first member. */
  public static void appendImage(StringBuilder json, ImageDocument image, long position) {
    json.append("{\"position\":")
        .append(position)
        .append(',')
        .append(image.json(), 1, image.json().length());
  }

  /** A text as a JSON string, with its quotes. */
  public static void appendString(StringBuilder json, String text) {
    json.append('"');
    ENCODER.quoteAsString(text, json);
    json.append('"');
  }

  public static byte[] utf8(StringBuilder json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
