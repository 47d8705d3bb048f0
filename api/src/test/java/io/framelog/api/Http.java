package io.framelog.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small client for tests; every header is sent as given. */
record Http(int port, @Nullable String token) {
  static final List<String> ALL_SCOPES =
      List.of(
          "images:read",
          "images:write",
          "images:review",
          "datasets:read",
          "datasets:write",
          "audit:read",
          "admin");
  static final String JSON = "application/json";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Http withToken(String newToken) {
    return new Http(port, newToken);
  }

  /** A response whose body is text. */
  record Response(HttpResponse<byte[]> http) {
    int status() {
      return http.statusCode();
    }

    byte[] bytes() {
      return http.body();
    }

    String text() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(http.body());
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    /** The code of the problem; asserts that it is one. */
    String code() {
      if (!header("content-type").startsWith("application/problem+json")) {
        throw new AssertionError("no problem: " + status() + " " + text());
      }
      JsonNode problem = json();
      if (problem.path("status").asInt() != status()
          || !problem.path("type").asString().endsWith(problem.path("code").asString("?"))) {
        throw new AssertionError("a problem that contradicts itself: " + text());
      }
      return problem.path("code").asString();
    }
  }

  Response get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Response post(String path, String json, String... headers) {
    return json("POST", path, json, headers);
  }

  Response put(String path, String json, String... headers) {
    return json("PUT", path, json, headers);
  }

  Response patch(String path, String json, String... headers) {
    return json("PATCH", path, json, headers);
  }

  Response delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  private Response json(String method, String path, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (!all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", JSON));
    }
    return send(method, path, json.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
  }

  Response send(String method, String path, byte @Nullable [] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Response(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Registers a file, with a JSON of what is known of it. */
  Response upload(byte[] file, @Nullable String registration, String... headers) {
    Multipart form = new Multipart().file("file", "picture.jpg", "image/jpeg", file);
    if (registration != null) {
      form.field("registration", registration);
    }
    return form.post(this, "/v1/images", headers);
  }
}
