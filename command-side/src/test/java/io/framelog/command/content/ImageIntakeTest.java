package io.framelog.command.content;

import static io.framelog.command.content.PictureAssert.assertRejected;
import static io.framelog.command.content.Pictures.encode;
import static io.framelog.command.content.Pictures.join;
import static io.framelog.command.content.Pictures.latin1;
import static io.framelog.command.content.Pictures.noise;
import static io.framelog.command.content.Pictures.quarters;
import static io.framelog.command.content.Pictures.tinyGif;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.content.Bucket;
import io.framelog.content.ImageIntake;
import io.framelog.content.ObjectStore;
import io.framelog.content.StoredImage;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** The way in, against a real S3 endpoint; at most 3 MB a file here. */
@ContentTest
class ImageIntakeTest {
  private static final Path SPOOL = Path.of("target/spool");
  private static final IntakeTimers TIMERS = new IntakeTimers(new SimpleMeterRegistry());

  private final ImageIntake intake;
  private final ObjectStore objects;

  @Autowired
  ImageIntakeTest(ImageIntake intake, ObjectStore objects) {
    this.intake = intake;
    this.objects = objects;
  }

  @AfterEach
  void theSpoolIsEmpty() throws IOException {
    assertThat(spooled(SPOOL)).isEmpty();
  }

  @Test
  void storesAnImageUnderTheIdOfItsContent() {
    byte[] content = encode(quarters(48, 32), "png");

    StoredImage stored = intake.take(new ByteArrayInputStream(content));

    String sha256 = Sha256.hex(content);
    String id = Identities.image(Identities.IMAGES, sha256);
    assertThat(stored)
        .isEqualTo(
            new StoredImage(
                id, "images/" + id + ".png", sha256, "image/png", content.length, 48, 32));
    assertThat(objects.read(Bucket.ORIGINALS, stored.objectKey())).hasValue(content);
  }

  @Test
  void storesALargeImageByWayOfAFile() {
    byte[] content = encode(noise(900, 700), "png");
    assertThat(content.length).isGreaterThan(1 << 20);

    StoredImage stored = intake.take(new ByteArrayInputStream(content));

    assertThat(stored.sha256()).isEqualTo(Sha256.hex(content));
    assertThat(stored.bytes()).isEqualTo(content.length);
    assertThat(objects.read(Bucket.ORIGINALS, stored.objectKey())).hasValue(content);
  }

  @Test
  void measuresTheUprightImage() {
    byte[] content =
        Pictures.withSegment(
            encode(quarters(48, 32), "jpeg"), 0xe1, Pictures.exif(6, ByteOrder.BIG_ENDIAN));

    StoredImage stored = intake.take(new ByteArrayInputStream(content));

    assertThat(stored.width()).isEqualTo(32);
    assertThat(stored.height()).isEqualTo(48);
  }

  @Test
  void theSameContentAgainIsTheSameImage() {
    byte[] content = encode(quarters(40, 40), "jpeg");
    StoredImage first = intake.take(new ByteArrayInputStream(content));

    assertThat(intake.take(new ByteArrayInputStream(content))).isEqualTo(first);
  }

  @Test
  void anObjectOfAnotherSizeIsReplaced() {
    byte[] content = encode(quarters(41, 40), "jpeg");
    StoredImage first = intake.take(new ByteArrayInputStream(content));
    objects.put(Bucket.ORIGINALS, first.objectKey(), new byte[10], "image/jpeg");

    intake.take(new ByteArrayInputStream(content));

    assertThat(objects.read(Bucket.ORIGINALS, first.objectKey())).hasValue(content);
  }

  @Test
  void anotherNamespaceGivesAnotherId() {
    UUID namespace = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    byte[] content = encode(quarters(42, 40), "jpeg");
    ImageSettings settings =
        new ImageSettings(DataSize.ofMegabytes(3), 1_000_000, 65_535, null, namespace, SPOOL);

    StoredImage stored = intake(settings).take(new ByteArrayInputStream(content));

    assertThat(stored.imageId()).isEqualTo(Identities.image(namespace, Sha256.hex(content)));
  }

  @Test
  void storesNothingThatIsRefused() {
    byte[] png = encode(noise(900, 700), "png");
    refuses(ErrorCode.IMAGE_EMPTY, new byte[0]);
    refuses(ErrorCode.NOT_AN_IMAGE, latin1("<html></html>"));
    refuses(ErrorCode.IMAGE_TRUNCATED, Arrays.copyOf(png, 1000));
    refuses(ErrorCode.IMAGE_TRUNCATED, Arrays.copyOf(png, png.length - 5));
    refuses(ErrorCode.IMAGE_TOO_MANY_PIXELS, tinyGif(65_535, 32_767));
    byte[] broken = png.clone();
    broken[500_000] ^= 1;
    refuses(ErrorCode.IMAGE_CORRUPT, broken);
    refuses(ErrorCode.IMAGE_TOO_LARGE, join(png, new byte[3 << 20]));
  }

  private void refuses(ErrorCode code, byte[] content) {
    assertRejected(code, () -> intake.take(new ByteArrayInputStream(content)));
    String id = Identities.image(Identities.IMAGES, Sha256.hex(content));
    for (ImageFormat format : ImageFormat.values()) {
      String key = "images/%s.%s".formatted(id, format.extension());
      assertThat(objects.size(Bucket.ORIGINALS, key)).isEmpty();
    }
  }

  @Test
  void stopsReadingOnceTheContentIsTooLarge() {
    Endless endless = new Endless(null);

    assertRejected(ErrorCode.IMAGE_TOO_LARGE, () -> intake.take(endless));

    assertThat(endless.given).isBetween(3L << 20, (3L << 20) + 200_000);
  }

  @Test
  void aLimitBelowTheMemoryThresholdHolds() {
    byte[] content = encode(quarters(48, 32), "bmp");
    ImageIntake exact = intake(limited(DataSize.ofBytes(content.length)));
    ImageIntake tight = intake(limited(DataSize.ofBytes(content.length - 1)));

    assertThat(exact.take(new ByteArrayInputStream(content)).bytes()).isEqualTo(content.length);
    assertRejected(ErrorCode.IMAGE_TOO_LARGE, () -> tight.take(new ByteArrayInputStream(content)));
  }

  @Test
  void aSenderThatStopsIsABadRequest() {
    byte[] start = encode(quarters(43, 40), "jpeg");
    for (int length : new int[] {0, 100, 2_000_000}) {
      InputStream content =
          new SequenceInputStream(
              new ByteArrayInputStream(Arrays.copyOf(start, length)),
              new Endless(new IOException("connection reset")));
      assertRejected(ErrorCode.BAD_REQUEST, () -> intake.take(content));
    }
  }

  @Test
  void aSpoolWithoutRoomIsUnavailable(@TempDir Path folder) throws IOException {
    Path notAFolder = Files.createFile(folder.resolve("file"));
    ImageSettings settings =
        new ImageSettings(DataSize.ofMegabytes(3), 1_000_000, 65_535, null, null, notAFolder);
    byte[] large = encode(noise(900, 700), "png");

    assertRejected(
        ErrorCode.STORAGE_UNAVAILABLE,
        () -> intake(settings).take(new ByteArrayInputStream(large)));
  }

  @Test
  void clearsWhatACrashLeftBehind(@TempDir Path folder) throws IOException {
    Path old = Files.createFile(folder.resolve("upload-1.spool"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path alive = Files.createFile(folder.resolve("upload-2.spool"));
    Path foreign = Files.createFile(folder.resolve("holiday.jpg"));
    Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));

    new Spool(
            new ImageSettings(DataSize.ofMegabytes(3), 1_000_000, 65_535, null, null, folder),
            TIMERS)
        .clearStale();

    assertThat(spooled(folder)).containsExactlyInAnyOrder(alive, foreign);
  }

  @Test
  void takesManyAtOnce() throws InterruptedException, ExecutionException {
    byte[] picture = encode(noise(300, 200), "png");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<StoredImage>> taken = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        byte[] content = join(picture, new byte[] {(byte) (i / 2)});
        taken.add(threads.submit(() -> intake.take(new ByteArrayInputStream(content))));
      }
      for (int i = 0; i < 32; i += 2) {
        StoredImage stored = taken.get(i).get();
        assertThat(taken.get(i + 1).get()).isEqualTo(stored);
        assertThat(objects.size(Bucket.ORIGINALS, stored.objectKey())).hasValue(stored.bytes());
      }
    }
  }

  private ImageIntake intake(ImageSettings settings) {
    return new StoringImageIntake(
        settings,
        new Spool(settings, TIMERS),
        new CheckedImageDecoder(settings),
        objects,
        id -> false,
        TIMERS);
  }

  private static ImageSettings limited(DataSize maxBytes) {
    return new ImageSettings(maxBytes, 1_000_000, 65_535, null, null, SPOOL);
  }

  private static List<Path> spooled(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Gives zeros for ever, or fails at once. */
  private static final class Endless extends InputStream {
    private final @Nullable IOException failure;
    private long given;

    Endless(@Nullable IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      if (failure != null) {
        throw failure;
      }
      given++;
      return 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (failure != null) {
        throw failure;
      }
      given += length;
      Arrays.fill(buffer, offset, offset + length, (byte) 0);
      return length;
    }
  }
}
