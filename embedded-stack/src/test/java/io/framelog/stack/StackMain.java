package io.framelog.stack;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A JVM of its own for the tests that kill one: starts servers, says where they are, and waits. */
final class StackMain {

  private StackMain() {}

  /** Arguments: the data folder and the list of servers. */
  public static void main(String[] arguments) throws InterruptedException {
    StackServers servers =
        StackServers.shared(Settings.on(Path.of(arguments[0]), StackServer.parse(arguments[1])));
    servers.properties().forEach((key, value) -> System.out.println(key + "=" + value));
    System.out.println(ChildJvm.READY);
    new CountDownLatch(1).await();
  }
}
