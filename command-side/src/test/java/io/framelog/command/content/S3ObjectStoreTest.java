package io.framelog.command.content;

import static io.framelog.command.content.PictureAssert.assertRejected;
import static io.framelog.content.Bucket.IMPORTS;
import static io.framelog.content.Bucket.ORIGINALS;
import static io.framelog.content.Bucket.THUMBNAILS;
import static io.framelog.content.Bucket.UPLOADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.content.ObjectContent;
import io.framelog.content.ObjectEntry;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects, against a real S3 endpoint. */
@ContentTest
class S3ObjectStoreTest {
  private final ObjectStore store;
  private final S3Client client;
  private final S3Settings settings;
  private final MeterRegistry meters;

  @Autowired
  S3ObjectStoreTest(ObjectStore store, S3Client client, S3Settings settings, MeterRegistry meters) {
    this.store = store;
    this.client = client;
    this.settings = settings;
    this.meters = meters;
  }

  @Test
  void keepsBytesAndTheirMediaType() throws IOException {
    byte[] content = bytes(300_000);

    store.put(ORIGINALS, "images/a b/ü+%.jpg", content, "image/jpeg");

    assertThat(store.read(ORIGINALS, "images/a b/ü+%.jpg")).hasValue(content);
    assertThat(store.size(ORIGINALS, "images/a b/ü+%.jpg")).hasValue(300_000L);
    try (ObjectContent open = store.open(ORIGINALS, "images/a b/ü+%.jpg", null).orElseThrow()) {
      assertThat(open.stream().readAllBytes()).isEqualTo(content);
      assertThat(open.length()).isEqualTo(300_000);
      assertThat(open.totalLength()).isEqualTo(300_000);
      assertThat(open.mediaType()).isEqualTo("image/jpeg");
    }
  }

  @Test
  void keepsAFile(@TempDir Path folder) throws IOException {
    byte[] content = bytes(9_000_000);
    Path file = Files.write(folder.resolve("file"), content);

    store.put(ORIGINALS, "file", file, "image/png");

    assertThat(store.read(ORIGINALS, "file")).hasValue(content);
  }

  @Test
  void theSameKeyAgainReplaces() {
    store.put(ORIGINALS, "again", bytes(10), "image/png");
    store.put(ORIGINALS, "again", new byte[] {1, 2}, "image/gif");

    assertThat(store.read(ORIGINALS, "again")).hasValue(new byte[] {1, 2});
  }

  @Test
  void keepsTheBucketsApart() {
    store.put(THUMBNAILS, "only-here", bytes(10), "image/jpeg");

    assertThat(store.size(THUMBNAILS, "only-here")).isPresent();
    assertThat(store.size(ORIGINALS, "only-here")).isEmpty();
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(store.read(ORIGINALS, "nothing")).isEmpty();
    assertThat(store.size(ORIGINALS, "nothing")).isEmpty();
    assertThat(store.open(ORIGINALS, "nothing", null)).isEmpty();
    assertThat(store.open(ORIGINALS, "nothing", new long[] {0, 1})).isEmpty();
  }

  @Test
  void opensParts() throws IOException {
    byte[] content = bytes(1000);
    store.put(ORIGINALS, "parts", content, "image/jpeg");

    for (long[] range : new long[][] {{0, 0}, {10, 19}, {990, 999}, {0, 999}, {500, 5000}}) {
      try (ObjectContent part = store.open(ORIGINALS, "parts", range).orElseThrow()) {
        int end = (int) Math.min(1000, range[1] + 1);
        assertThat(part.stream().readAllBytes())
            .isEqualTo(Arrays.copyOfRange(content, (int) range[0], end));
        assertThat(part.length()).isEqualTo(end - range[0]);
        assertThat(part.totalLength()).isEqualTo(1000);
      }
    }
    assertRejected(
        ErrorCode.BAD_REQUEST, () -> store.open(ORIGINALS, "parts", new long[] {1000, 1001}));
    assertThatThrownBy(() -> store.open(ORIGINALS, "parts", new long[] {5, 4}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOpenedObjectMayBeLeftUnread() throws IOException {
    store.put(ORIGINALS, "large", bytes(2_000_000), "image/jpeg");
    for (int i = 0; i < 50; i++) {
      try (ObjectContent open = store.open(ORIGINALS, "large", null).orElseThrow()) {
        assertThat(open.stream().read()).isNotNegative();
      }
    }
    assertThat(store.size(ORIGINALS, "large")).hasValue(2_000_000L);
  }

  @Test
  void servesManyAtOnce() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<byte[]>>> reads = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String key = "many/" + i;
        int size = 1000 + i;
        reads.add(
            threads.submit(
                () -> {
                  store.put(THUMBNAILS, key, bytes(size), "image/jpeg");
                  return store.read(THUMBNAILS, key);
                }));
      }
      for (int i = 0; i < 64; i++) {
        assertThat(reads.get(i).get()).hasValue(bytes(1000 + i));
      }
    }
  }

  @Test
  void listsByPrefixInTheOrderOfKeysAndPageByPage() {
    for (String key : List.of("list/b", "list/a/1", "list/ü", "list/c", "other/a")) {
      store.put(IMPORTS, key, bytes(7), "image/jpeg");
    }
    List<ObjectEntry> first = store.list(IMPORTS, "list/", null, 2);
    assertThat(first).extracting(ObjectEntry::key).containsExactly("list/a/1", "list/b");
    assertThat(first).extracting(ObjectEntry::bytes).containsOnly(7L);
    assertThat(store.list(IMPORTS, "list/", "list/b", 9))
        .extracting(ObjectEntry::key)
        .containsExactly("list/c", "list/ü");
    assertThat(store.list(IMPORTS, "none/", null, 9)).isEmpty();
  }

  @Test
  void deletesOnceAndForAll() {
    store.put(UPLOADS, "gone", bytes(7), "image/jpeg");
    store.delete(UPLOADS, "gone");
    store.delete(UPLOADS, "gone");
    assertThat(store.size(UPLOADS, "gone")).isEmpty();
  }

  @Test
  void countsAndTimesWhatItDoes() {
    store.put(ORIGINALS, "timed", bytes(10), "image/jpeg");
    long puts = meters.timer("framelog.objects.put", "bucket", "originals").count();
    long gets = meters.timer("framelog.objects.get", "bucket", "originals").count();

    store.put(ORIGINALS, "timed", bytes(10), "image/jpeg");
    store.read(ORIGINALS, "timed");

    assertThat(meters.timer("framelog.objects.put", "bucket", "originals").count())
        .isEqualTo(puts + 1);
    assertThat(meters.timer("framelog.objects.get", "bucket", "originals").count())
        .isEqualTo(gets + 1);
  }

  @Test
  void severalNodesMakeTheSameBucketsAtOnce() throws InterruptedException, ExecutionException {
    S3Settings fresh = settings(settings.endpoint(), "race");
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> nodes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        nodes.add(threads.submit(() -> new S3Buckets(client, fresh).ensure(ORIGINALS)));
      }
      for (Future<String> node : nodes) {
        assertThat(node.get()).isEqualTo("race-originals");
      }
    }
  }

  @Test
  void aBucketThatVanishesIsMadeAgain() {
    S3Settings fresh = settings(settings.endpoint(), "vanishing");
    ObjectStore node = store(client, fresh);
    node.put(ORIGINALS, "x", bytes(10), "image/jpeg");
    client.deleteObject(r -> r.bucket("vanishing-originals").key("x"));
    client.deleteBucket(r -> r.bucket("vanishing-originals"));

    node.put(ORIGINALS, "y", bytes(10), "image/jpeg");

    assertThat(node.read(ORIGINALS, "y")).isPresent();
    assertThat(node.read(ORIGINALS, "x")).isEmpty();
  }

  @Test
  void aStorageThatIsDownIsUnavailable(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("file"), bytes(10));
    S3Settings down = settings(URI.create("http://127.0.0.1:1"), "down");
    try (S3Client lost = new ContentConfiguration().s3Client(down)) {
      long begin = System.nanoTime();
      ObjectStore node = store(lost, down);
      assertRejected(
          ErrorCode.STORAGE_UNAVAILABLE, () -> node.put(ORIGINALS, "x", bytes(10), "image/png"));
      assertRejected(
          ErrorCode.STORAGE_UNAVAILABLE, () -> node.put(ORIGINALS, "x", file, "image/png"));
      assertRejected(ErrorCode.STORAGE_UNAVAILABLE, () -> node.read(ORIGINALS, "x"));
      assertRejected(ErrorCode.STORAGE_UNAVAILABLE, () -> node.size(ORIGINALS, "x"));
      assertRejected(ErrorCode.STORAGE_UNAVAILABLE, () -> node.open(ORIGINALS, "x", null));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void wrongCredentialsAreUnavailable() {
    S3Settings wrong =
        new S3Settings(
            settings.endpoint(),
            null,
            "us-east-1",
            "nobody",
            "nothing",
            true,
            "w-o",
            "w-t",
            "w-u",
            "w-i",
            true);
    try (S3Client stranger = new ContentConfiguration().s3Client(wrong)) {
      ObjectStore node = store(stranger, wrong);
      assertRejected(ErrorCode.STORAGE_UNAVAILABLE, () -> node.read(ORIGINALS, "x"));
    }
  }

  private static ObjectStore store(S3Client client, S3Settings settings) {
    S3Buckets buckets = new S3Buckets(client, settings);
    buckets.prepare();
    return new S3ObjectStore(client, buckets, new ObjectTimers(new SimpleMeterRegistry()));
  }

  private S3Settings settings(@Nullable URI endpoint, String prefix) {
    return new S3Settings(
        endpoint,
        null,
        settings.region(),
        settings.accessKey(),
        settings.secretKey(),
        true,
        prefix + "-originals",
        prefix + "-thumbnails",
        prefix + "-uploads",
        prefix + "-imports",
        true);
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
