package io.framelog.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.queries.ImageBatch;
import io.framelog.query.ReadModelTestApplication;
import io.framelog.query.TestLog;
import io.framelog.query.image.ImageFetch;
import io.framelog.query.image.Images;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.stack.StackServer;
import io.framelog.stack.StackServers;
import io.framelog.stack.StackSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Redis goes away, comes back, and forgets; readers may only notice by the clock. */
@SpringBootTest(
    classes = ReadModelTestApplication.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=target/stacks/${random.uuid}",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres",
      "framelog.redis.pause=300ms",
      "framelog.redis.deadline=300ms",
      "framelog.cache.watch=200ms",
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.flyway.out-of-order=true",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
class RedisOutageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final StackServers SERVERS =
      StackServers.start(StackSettings.forTests(StackServer.REDIS));
  private static final CuttableProxy WAY = wayTo(SERVERS);

  @DynamicPropertySource
  static void redis(DynamicPropertyRegistry properties) {
    properties.add("framelog.redis.address", () -> "redis://127.0.0.1:" + WAY.port());
  }

  private static CuttableProxy wayTo(StackServers servers) {
    String address = Objects.requireNonNull(servers.properties().get("framelog.redis.address"));
    try {
      return new CuttableProxy(URI.create(address).getPort());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    WAY.close();
    SERVERS.close();
  }

  @Autowired TestLog log;
  @Autowired ImageFetch fetch;
  @Autowired ProjectionProgress progress;
  @Autowired CacheNamespaces namespaces;
  @Autowired RedissonClient redisson;
  @Autowired MeterRegistry meters;

  private final String id = Images.id();

  @BeforeEach
  void redisIsInUse() {
    await().atMost(PATIENCE).until(() -> namespaces.committed().started());
    long position = log.append(Images.registered(id, "before"));
    progress.await("image-cache", position, PATIENCE);
    fetch.fetch(List.of(id), position);
    assertThat(isHit()).isTrue();
  }

  @Test
  void withoutRedisEverythingIsAnsweredAndWhatChangedMeanwhileIsRightAfterwards()
      throws IOException {
    String before = namespaces.committed().token();
    WAY.cut();

    long began = System.nanoTime();
    long position = log.append(new CaptionChanged(id, "meanwhile", Origin.HUMAN));
    ImageBatch during = fetch.fetch(List.of(id), position);
    assertThat(during.images().getFirst().json()).contains("meanwhile");
    assertThat(fetch.fetch(List.of(id)).missing()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    progress.await("image-cache", position, PATIENCE);

    WAY.mend();
    await().atMost(PATIENCE).until(this::isHit);

    assertThat(namespaces.committed().token()).isNotEqualTo(before);
    assertThat(fetch.fetch(List.of(id)).images().getFirst().json()).contains("meanwhile");
  }

  @Test
  void aRedisThatHangsCostsReadersAMomentAndNeverAnError() throws Exception {
    String before = namespaces.committed().token();
    WAY.hold();
    List<Duration> times = readMany(400);

    assertThat(times.getLast()).isLessThan(Duration.ofSeconds(2));
    assertThat(times.get(times.size() * 9 / 10)).isLessThan(DEADLINE);
    assertThat(redisIsLeftAlone("read")).isTrue();
    WAY.mend();
    await().atMost(PATIENCE).until(this::isHit);

    assertThat(namespaces.committed().token())
        .as("nothing changed, so nothing is lost")
        .isEqualTo(before);
  }

  @Test
  void whatChangesWhileRedisHangsIsRightAfterwards() {
    String before = namespaces.committed().token();
    WAY.hold();
    long position = log.append(new CaptionChanged(id, "meanwhile", Origin.HUMAN));
    assertThat(fetch.fetch(List.of(id), position).images().getFirst().json()).contains("meanwhile");
    progress.await("image-cache", position, PATIENCE);
    WAY.mend();

    assertThat(fetch.fetch(List.of(id)).images().getFirst().json()).contains("meanwhile");
    await().atMost(PATIENCE).until(this::isHit);

    assertThat(fetch.fetch(List.of(id)).images().getFirst().json()).contains("meanwhile");
    assertThat(namespaces.committed().token()).isNotEqualTo(before);
  }

  /** How long each of these reads took, the longest last. */
  private List<Duration> readMany(int reads) throws Exception {
    try (ExecutorService readers = Executors.newFixedThreadPool(8)) {
      List<Future<Duration>> asked = new ArrayList<>();
      for (int i = 0; i < reads; i++) {
        asked.add(readers.submit(this::timedRead));
      }
      List<Duration> times = new ArrayList<>();
      for (Future<Duration> each : asked) {
        times.add(each.get());
      }
      return times.stream().sorted().toList();
    }
  }

  private Duration timedRead() {
    long began = System.nanoTime();
    assertThat(fetch.fetch(List.of(id)).missing()).isEmpty();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private boolean redisIsLeftAlone(String use) {
    return meters.get("framelog.redis.open").tag("use", use).gauge().value() == 1;
  }

  @Test
  void anOutageThatNobodyNoticedDoesNoHarm() throws IOException {
    WAY.cut();
    WAY.mend();

    assertThat(fetch.fetch(List.of(id)).images().getFirst().json()).contains("before");
    await().atMost(PATIENCE).until(this::isHit);
  }

  @Test
  void aRedisThatHasForgottenEverythingIsFilledAgain() {
    String before = namespaces.committed().token();

    redisson.getKeys().flushall();

    assertThat(fetch.fetch(List.of(id)).images().getFirst().json()).contains("before");
    await().atMost(PATIENCE).until(this::isHit);
    assertThat(namespaces.committed().token()).isNotEqualTo(before);
  }

  @Test
  void aRedisThatCameBackWithAnOlderStateIsNotBelieved() {
    CacheNamespace namespace = namespaces.committed();
    byte[] oldImage = value(namespace.imageKey(id));
    byte[] oldPosition = value(namespace.positionKey());

    long position = log.append(new CaptionChanged(id, "after", Origin.HUMAN));
    progress.await("image-cache", position, PATIENCE);
    restore(namespace.imageKey(id), oldImage);
    restore(namespace.positionKey(), oldPosition);

    assertThat(fetch.fetch(List.of(id), position).images().getFirst().json()).contains("after");
    assertThat(fetch.fetch(List.of(id)).images().getFirst().json()).contains("after");
    await().atMost(PATIENCE).until(this::isHit);
    assertThat(fetch.fetch(List.of(id)).images().getFirst().json()).contains("after");
    assertThat(namespaces.committed().token()).isNotEqualTo(namespace.token());
  }

  private boolean isHit() {
    double hits = hits();
    fetch.fetch(List.of(id));
    return hits() > hits;
  }

  private double hits() {
    return meters.get("framelog.cache.requests").tag("result", "hit").counter().count();
  }

  private byte[] value(String key) {
    return Objects.requireNonNull(redisson.<byte[]>getBucket(key, ByteArrayCodec.INSTANCE).get());
  }

  private void restore(String key, byte[] value) {
    redisson.<byte[]>getBucket(key, ByteArrayCodec.INSTANCE).set(value);
  }
}
