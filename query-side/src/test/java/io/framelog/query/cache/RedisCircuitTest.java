package io.framelog.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisException;

class RedisCircuitTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void whatRedisSaysIsPassedOn() {
    assertThat(circuit(LONG).ask(() -> 7)).contains(7);
  }

  @Test
  void afterAFailureRedisIsLeftAloneForAWhile() {
    RedisCircuit circuit = circuit(LONG);

    assertThat(circuit.ask(this::failing)).isEmpty();
    assertThat(circuit.ask(this::failing)).isEmpty();

    assertThat(asked).hasValue(1);
  }

  @Test
  void afterThePauseItIsAskedAgain() {
    RedisCircuit circuit = circuit(Duration.ZERO);

    assertThat(circuit.ask(this::failing)).isEmpty();

    assertThat(circuit.ask(() -> 7)).contains(7);
    assertThat(circuit.ask(() -> 8)).contains(8);
  }

  @Test
  void onlyFailuresOfRedisAreTakenForOne() {
    assertThatThrownBy(
            () ->
                circuit(LONG)
                    .ask(
                        () -> {
                          throw new IllegalArgumentException("ours");
                        }))
        .hasMessage("ours");
  }

  private static RedisCircuit circuit(Duration pause) {
    return new RedisCircuit(new RedisSettings("redis://unused", LONG, LONG, pause));
  }

  private Integer failing() {
    asked.incrementAndGet();
    throw new RedisException("told to fail");
  }
}
