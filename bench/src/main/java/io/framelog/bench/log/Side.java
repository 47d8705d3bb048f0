package io.framelog.bench.log;

import io.framelog.image.commands.RegisterImages;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running application and the gateway to its command bus. */
record Side(ConfigurableApplicationContext context, CommandGateway gateway)
    implements AutoCloseable {
  private static final List<String> COMMON =
      List.of(
          "--axon.axonserver.enabled=false",
          "--axon.update-check.disabled=true",
          "--axon.serializer.general=jackson3",
          "--axon.serializer.messages=jackson3",
          "--axon.serializer.events=jackson3",
          "--logging.level.root=error");

  // As in the application.yml that is delivered.
  private static final List<String> FRAMELOG =
      List.of(
          "--axon.timeout.handler.commands.timeout-ms=-1",
          "--axon.timeout.handler.commands.warning-threshold-ms=-1",
          "--axon.timeout.handler.events.timeout-ms=-1",
          "--axon.timeout.handler.events.warning-threshold-ms=-1",
          "--spring.jpa.hibernate.ddl-auto=none");

  /** Ours, with a PostgreSQL of its own in a folder that is deleted at the end. */
  static Side framelog() {
    return start(
        FramelogSide.class,
        FRAMELOG,
        List.of(
            "--framelog.stack.enabled=true",
            "--framelog.stack.data-dir=temp",
            "--framelog.stack.servers=postgres"));
  }

  /** Ours on another database of the same server. */
  static Side framelog(Database database) {
    return start(FramelogSide.class, FRAMELOG, on(database));
  }

  /** Stock Axon on another database of the same server. */
  static Side stock(Database database, int connections) {
    return start(
        StockSide.class,
        on(database),
        List.of(
            "--spring.datasource.hikari.maximum-pool-size=" + connections,
            "--spring.flyway.enabled=false",
            "--spring.jpa.hibernate.ddl-auto=create",
            "--spring.jpa.properties.hibernate.dialect=" + ByteaDialect.class.getName()));
  }

  private static List<String> on(Database database) {
    return List.of(
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.username=" + database.user(),
        "--spring.datasource.password=" + database.password());
  }

  private static Side start(Class<?> application, List<String> some, List<String> more) {
    List<String> arguments = new ArrayList<>(COMMON);
    arguments.addAll(some);
    arguments.addAll(more);
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(application)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .run(arguments.toArray(String[]::new));
    return new Side(context, context.getBean(CommandGateway.class));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Registers one image in a command of its own. */
  long register(Images images) {
    gateway.sendAndWait(images.next());
    return 1;
  }

  /** Registers many in one command. */
  long registerMany(Images images, int count) {
    RegisterImages command = images.next(count);
    gateway.sendAndWait(command);
    return count;
  }

  @Override
  public void close() {
    context.close();
  }
}
