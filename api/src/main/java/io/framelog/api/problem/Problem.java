package io.framelog.api.problem;

import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem document about to be sent: what was refused, and the headers that go with it.
 *
 * @param rejection its properties become members of the document
 */
public record Problem(Rejection rejection, HttpHeaders headers) {
  public static final MediaType MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON;

  /** Seconds after which a refusal "not now" may be tried again, unless it says so itself. */
  private static final int RETRY_AFTER_SECONDS = 1;

  private static final JsonMapper JSON = JsonMapper.shared();

  public static Problem of(ErrorCode code, String detail) {
    return of(Rejection.of(code, detail));
  }

  public static Problem of(ErrorCode code, String detail, Map<String, Object> properties) {
    return of(new Rejection(code, detail, properties));
  }

  public static Problem of(Rejection rejection) {
    HttpHeaders headers = new HttpHeaders();
    if (Statuses.of(rejection.code()) == HttpStatus.SERVICE_UNAVAILABLE) {
      Object seconds =
          rejection.properties().getOrDefault("retryAfterSeconds", RETRY_AFTER_SECONDS);
      headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
    }
    if (rejection.code() == ErrorCode.RANGE_NOT_SATISFIABLE) {
      headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + rejection.properties().get("bytes"));
    }
    return new Problem(rejection, headers);
  }

  public HttpStatus status() {
    return Statuses.of(rejection.code());
  }

  /** The document as UTF-8 JSON; {@code instance} is the path of the request. */
  public byte[] document(String instance) {
    ErrorCode code = rejection.code();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "urn:framelog:error:" + code.code());
    members.put("title", code.title());
    members.put("status", status().value());
    members.put("detail", rejection.detail());
    members.put("instance", instance);
    members.put("code", code.code());
    rejection.properties().forEach(members::putIfAbsent);
    return JSON.writeValueAsBytes(members);
  }
}
