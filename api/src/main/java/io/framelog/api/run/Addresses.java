package io.framelog.api.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Shows where to go next. */
@Component
class Addresses {
  private final Environment environment;

  Addresses(Environment environment) {
    this.environment = environment;
  }

  void show(@Nullable String imageId, Console console) {
    String base = base();
    console.heading("Open next");
    console.fact("API and try-out", "%s/swagger-ui.html", base);
    console.fact("OpenAPI document", "%s/v3/api-docs", base);
    console.fact("health", "%s/actuator/health", base);
    console.fact("metrics", "%s/actuator/prometheus", base);
    if (environment.getProperty("framelog.security.local-issuer", Boolean.class, false)) {
      console.heading("A token for an hour, and a first look");
      console.line(
          "TOKEN=$(curl -s %s/v1/dev/token -H 'Content-Type: application/json' -d"
              + " '{\"user\": \"ann\", \"scopes\": [\"images:read\", \"images:write\","
              + " \"datasets:read\", \"datasets:write\", \"audit:read\"]}' | sed"
              + " 's/.*\"accessToken\":\"\\([^\"]*\\)\".*/\\1/')",
          base);
      if (imageId != null) {
        console.line("curl -s -H \"Authorization: Bearer $TOKEN\" %s/v1/images/%s", base, imageId);
        console.line(
            "curl -s -H \"Authorization: Bearer $TOKEN\" -o picture %s/v1/images/%s/content",
            base, imageId);
      }
      console.line("curl -s -H \"Authorization: Bearer $TOKEN\" '%s/v1/events?limit=10'", base);
    }
    console.heading("Framelog is running; Ctrl-C stops it.");
  }

  private String base() {
    String address =
        Optional.ofNullable(environment.getProperty("server.address")).orElse("localhost");
    String host = address.equals("0.0.0.0") || address.equals("::") ? "localhost" : address;
    String port = environment.getProperty("local.server.port", "8080");
    return "http://%s:%s".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }
}
