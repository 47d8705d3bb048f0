package io.framelog.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisException;

class RedisCircuitTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final AtomicInteger asked = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private RedisCircuit circuit(Duration deadline, int mostCallers, Duration pause) {
    return new RedisCircuit("read", deadline, mostCallers, pause, meters);
  }

  private CompletionStage<Integer> answering() {
    asked.incrementAndGet();
    return CompletableFuture.completedFuture(7);
  }

  private CompletionStage<Integer> failing() {
    asked.incrementAndGet();
    return CompletableFuture.failedFuture(new RedisException("told to fail"));
  }

  private CompletionStage<Integer> silent() {
    asked.incrementAndGet();
    return new CompletableFuture<>();
  }

  private double count(String result) {
    return meters.get("framelog.redis.calls").tag("result", result).counter().count();
  }

  @Test
  void whatRedisSaysIsPassedOn() {
    assertThat(circuit(LONG, 1, LONG).ask(this::answering)).contains(7);
    assertThat(count("answered")).isEqualTo(1);
  }

  @Test
  void afterAFailureRedisIsLeftAloneForAWhile() {
    RedisCircuit circuit = circuit(LONG, 1, LONG);

    assertThat(circuit.ask(this::failing)).isEmpty();
    assertThat(circuit.ask(this::answering)).isEmpty();

    assertThat(asked).hasValue(1);
    assertThat(count("refused")).isEqualTo(1);
    assertThat(meters.get("framelog.redis.open").gauge().value()).isEqualTo(1);
  }

  @Test
  void afterThePauseItIsAskedAgain() {
    RedisCircuit circuit = circuit(LONG, 1, Duration.ZERO);

    assertThat(circuit.ask(this::failing)).isEmpty();

    assertThat(circuit.ask(this::answering)).contains(7);
    assertThat(circuit.ask(this::answering)).contains(7);
    assertThat(meters.get("framelog.redis.open").gauge().value()).isZero();
  }

  @Test
  void severalLateAnswersInARowAreAnOutageASingleOneIsNot() {
    RedisCircuit circuit = circuit(SHORT, 1, LONG);

    assertThat(circuit.ask(this::silent)).isEmpty();
    assertThat(circuit.ask(this::silent)).isEmpty();
    assertThat(circuit.ask(this::answering)).contains(7);
    for (int i = 0; i < 3; i++) {
      assertThat(circuit.ask(this::silent)).isEmpty();
    }
    assertThat(circuit.ask(this::answering)).isEmpty();

    assertThat(asked).hasValue(6);
    assertThat(count("late")).isEqualTo(5);
  }

  @Test
  void duringAnOutageALateAnswerKeepsItLeftAlone() {
    RedisCircuit circuit = circuit(SHORT, 1, Duration.ofMillis(1));
    assertThat(circuit.ask(this::failing)).isEmpty();

    assertThat(circuit.ask(this::silent)).isEmpty();

    assertThat(meters.get("framelog.redis.open").gauge().value()).isEqualTo(1);
  }

  @Test
  void onlySoManyCallersAskAtATimeAndOthersWaitForTheirTurn() throws InterruptedException {
    RedisCircuit circuit = circuit(Duration.ofSeconds(2), 1, LONG);
    CompletableFuture<Integer> pending = new CompletableFuture<>();
    CountDownLatch asking = new CountDownLatch(1);
    CompletableFuture<Optional<Integer>> first =
        CompletableFuture.supplyAsync(
            () ->
                circuit.ask(
                    () -> {
                      asking.countDown();
                      return pending;
                    }));
    asking.await();

    CompletableFuture<Optional<Integer>> second =
        CompletableFuture.supplyAsync(() -> circuit.ask(this::answering));
    pending.complete(1);
    assertThat(first.join()).contains(1);
    assertThat(second.join()).contains(7);
  }

  @Test
  void aHangingRedisCostsNobodyMoreThanTheDeadlineHoweverManyAsk() {
    Duration deadline = Duration.ofMillis(200);
    RedisCircuit circuit = circuit(deadline, 2, LONG);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Duration>> times =
          IntStream.range(0, 50)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> timed(circuit), callers))
              .toList();
      assertThat(times)
          .extracting(CompletableFuture::join)
          .allSatisfy(time -> assertThat(time).isLessThan(deadline.multipliedBy(3)));
    }
    assertThat(asked.get()).isLessThanOrEqualTo(10);
    assertThat(count("refused")).isGreaterThanOrEqualTo(40);
  }

  private Duration timed(RedisCircuit circuit) {
    long began = System.nanoTime();
    assertThat(circuit.ask(this::silent)).isEmpty();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void onlyFailuresOfRedisAreTakenForOne() {
    assertThatThrownBy(
            () ->
                circuit(LONG, 1, LONG)
                    .ask(
                        () -> CompletableFuture.failedFuture(new IllegalArgumentException("ours"))))
        .hasMessage("ours");
  }
}
