package io.framelog.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A JVM with a server, itself a parent, that ignores its polite signal. */
final class StubbornMain {

  private StubbornMain() {}

  /** Argument: an existing folder. */
  public static void main(String[] arguments) throws Exception {
    launch(Path.of(arguments[0]));
    Thread.sleep(300); // so that the grandchildren are there to be seen
    System.out.println(ChildJvm.READY);
    new CountDownLatch(1).await();
  }

  static ChildProcess launch(Path folder) throws Exception {
    return ChildProcess.launch(
        new ChildProcess.Command(
            List.of("sh", "-c", "trap '' TERM; (trap '' TERM; sleep 60; :) & wait; :"),
            Map.of(),
            folder,
            ServerLog.begin(folder, StackServer.REDIS),
            "TERM",
            "KILL",
            true),
        UserSwitch.SAME_USER,
        folder.resolve("stubborn.pid"));
  }
}
