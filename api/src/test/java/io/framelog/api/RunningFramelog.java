package io.framelog.api;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application with the embedded stack, as a user starts it; servers are shared. */
final class RunningFramelog implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private RunningFramelog(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** With {@code more} arguments the default run is on, as it is for users. */
  static RunningFramelog start(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--framelog.stack.enabled=true",
                "--framelog.stack.fast-start=true",
                "--framelog.stack.data-dir=temp",
                "--framelog.images.max-bytes=2MB",
                "--framelog.streams.heartbeat=200ms"));
    String dist = System.getProperty("framelog.stack.dist");
    if (dist != null) {
      arguments.add("--framelog.stack.dist=" + dist);
    }
    arguments.addAll(more.length == 0 ? List.of("--framelog.run.enabled=false") : List.of(more));
    return new RunningFramelog(
        new SpringApplicationBuilder(FramelogApplication.class)
            .run(arguments.toArray(String[]::new)));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A client with a token of the local issuer that has these scopes. */
  Http as(String user, List<String> scopes) {
    String quoted = "\"" + String.join("\",\"", scopes) + "\"";
    String body = "{\"user\": \"%s\", \"scopes\": [%s]}".formatted(user, quoted);
    Http.Response token = anonymous().post("/v1/dev/token", body);
    return anonymous().withToken(token.json().path("accessToken").asString());
  }

  Http as(String user) {
    return as(user, Http.ALL_SCOPES);
  }

  Http anonymous() {
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return new Http(port, null);
  }

  @Override
  public void close() {
    context.close();
  }
}
