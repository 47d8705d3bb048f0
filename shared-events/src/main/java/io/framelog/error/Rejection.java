package io.framelog.error;

import java.util.Map;

/**
 * Why something was refused; travels as the details of an exception over the buses, so it holds
 * only JSON types.
 *
 * @param detail a sentence about this occurrence
 * @param properties further members of the problem document, for instance {@code currentVersion}
 */
public record Rejection(ErrorCode code, String detail, Map<String, Object> properties) {
  public Rejection {
    properties = Map.copyOf(properties);
  }

  public static Rejection of(ErrorCode code, String detail) {
    return new Rejection(code, detail, Map.of());
  }
}
