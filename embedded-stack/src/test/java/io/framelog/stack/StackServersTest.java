package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackServersTest {
  @Test
  void all() {
    long t = System.nanoTime();
    try (StackServers s =
        StackServers.start(
            StackSettings.forTests(
                StackServer.POSTGRES,
                StackServer.REDIS,
                StackServer.ELASTICSEARCH,
                StackServer.S3))) {
      System.out.println((System.nanoTime() - t) / 1e6 + " ms " + s.properties());
      t = System.nanoTime();
    }
    System.out.println("stop " + (System.nanoTime() - t) / 1e6 + " ms ");
    assertThat(t).isPositive();
  }
}
