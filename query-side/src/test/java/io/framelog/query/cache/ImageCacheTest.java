package io.framelog.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImageDocument;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.image.ImageFetch;
import io.framelog.query.image.Images;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionReset;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReadModelTest
class ImageCacheTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired TestLog log;
  @Autowired ImageFetch fetch;
  @Autowired ProjectionProgress progress;
  @Autowired ProjectionReset reset;
  @Autowired CacheNamespaces namespaces;
  @Autowired RedisImages redis;
  @Autowired MeterRegistry meters;

  private final String id = Images.id();

  @BeforeEach
  void redisIsInUse() {
    await().atMost(PATIENCE).until(() -> namespaces.committed().started());
  }

  @Test
  void theSecondReadComesFromRedis() {
    long position = registered();
    ImageBatch first = fetch.fetch(List.of(id), position);
    double hits = count("hit");
    double misses = count("miss");

    ImageBatch second = fetch.fetch(List.of(id), position);

    assertThat(second.images()).isEqualTo(first.images());
    assertThat(second.position()).isGreaterThanOrEqualTo(position);
    assertThat(count("hit")).isEqualTo(hits + 1);
    assertThat(count("miss")).isEqualTo(misses);
  }

  @Test
  void hitsAndMissesAreCombinedInTheOrderAsked() {
    String other = Images.id();
    String unknown = Images.id();
    registered();
    long position = log.append(Images.registered(other));
    progress.await("image-cache", position, PATIENCE);
    fetch.fetch(List.of(other), position);

    ImageBatch batch = fetch.fetch(List.of(id, unknown, other, id), position);

    assertThat(batch.images()).extracting(ImageDocument::imageId).containsExactly(id, other, id);
    assertThat(batch.missing()).containsExactly(unknown);
  }

  @Test
  void aReaderBeyondWhatRedisHasHeardOfGoesPastIt() {
    long position = registered();
    fetch.fetch(List.of(id), position);

    for (int i = 0; i < 30; i++) {
      long changed = log.append(new CaptionChanged(id, "caption " + i, Origin.HUMAN));
      ImageBatch batch = fetch.fetch(List.of(id), changed);
      assertThat(batch.images().getFirst().json()).contains("caption " + i);
      assertThat(batch.position()).isGreaterThanOrEqualTo(changed);
    }
  }

  @Test
  void whatIsOlderIsNeverWrittenOverWhatIsNewer() {
    CacheNamespace namespace = namespaces.committed();

    redis.put(namespace, List.of(image(7)));
    assertThat(cached(namespace)).isEqualTo(image(7));
    redis.put(namespace, List.of(image(6)));
    assertThat(cached(namespace)).isEqualTo(image(7));

    redis.bury(namespace, Map.of(id, 8L));
    assertThat(redis.get(namespace, List.of(id)).orElseThrow().images()).isEmpty();
    redis.put(namespace, List.of(image(7)));
    assertThat(redis.get(namespace, List.of(id)).orElseThrow().images()).isEmpty();

    redis.put(namespace, List.of(image(8)));
    assertThat(cached(namespace)).isEqualTo(image(8));
    redis.bury(namespace, Map.of(id, 8L));
    assertThat(cached(namespace)).isEqualTo(image(8));
    redis.bury(namespace, Map.of(id, 10L));
    assertThat(redis.get(namespace, List.of(id)).orElseThrow().images()).isEmpty();
  }

  @Test
  void thePositionIsOnlyRaisedWithoutAGap() {
    CacheNamespace other = new CacheNamespace(Images.id(), true, 0);

    assertThat(redis.advance(other, 0, 5)).isFalse();
    assertThat(redis.begin(other, 3)).isTrue();
    assertThat(redis.advance(other, 4, 9)).isFalse();
    assertThat(redis.position(other)).contains(3L);
    assertThat(redis.advance(other, 3, 9)).isTrue();
    assertThat(redis.advance(other, 5, 7)).isTrue();
    assertThat(redis.position(other)).contains(9L);
  }

  @Test
  void noReaderGetsAnImageOlderThanThePositionThatItAsksFor() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(Images.id());
      progress.await("image", log.append(Images.registered(ids.get(i))), PATIENCE);
    }
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        running.add(threads.submit(() -> readWhatever(ids, stop)));
      }
      for (String written : ids.subList(0, 3)) {
        running.add(threads.submit(() -> writeAndRead(written, stop)));
      }
      Thread.sleep(2_000);
      stop.set(true);
      for (Future<?> one : running) {
        one.get();
      }
    }
    assertThat(count("hit")).isPositive();
  }

  /** Keeps the cache busy with write-backs. */
  private void readWhatever(List<String> ids, AtomicBoolean stop) {
    while (!stop.get()) {
      assertThat(fetch.fetch(ids).missing()).isEmpty();
    }
  }

  private void writeAndRead(String image, AtomicBoolean stop) {
    for (int i = 1; !stop.get(); i++) {
      String caption = "caption number %d.".formatted(i);
      long position = log.append(new CaptionChanged(image, caption, Origin.HUMAN));
      if (ThreadLocalRandom.current().nextBoolean()) {
        // So that Redis has heard of it, and may answer.
        progress.await("image-cache", position, PATIENCE);
      }
      assertThat(fetch.fetch(List.of(image), position).images().getFirst().json())
          .contains(caption);
      assertThat(fetch.fetch(List.of(image), position).images().getFirst().json())
          .contains(caption);
    }
  }

  @Test
  void aResetOfTheProjectionBeginsAnEmptyCache() {
    long position = registered();
    fetch.fetch(List.of(id), position);
    String before = namespaces.committed().token();

    reset.reset("image-cache");
    progress.await("image-cache", position, PATIENCE);
    await().atMost(PATIENCE).until(() -> namespaces.committed().started());

    assertThat(namespaces.committed().token()).isNotEqualTo(before);
    double misses = count("miss");
    fetch.fetch(List.of(id), position);
    assertThat(count("miss")).isEqualTo(misses + 1);
  }

  private long registered() {
    long position = log.append(Images.registered(id));
    progress.await("image-cache", position, PATIENCE);
    return position;
  }

  private ImageDocument image(long sequence) {
    return new ImageDocument(id, 1, sequence, "{\"n\":" + sequence + "}");
  }

  private ImageDocument cached(CacheNamespace namespace) {
    return redis.get(namespace, List.of(id)).orElseThrow().images().values().iterator().next();
  }

  private double count(String result) {
    return meters.get("framelog.cache.requests").tag("result", result).counter().count();
  }
}
