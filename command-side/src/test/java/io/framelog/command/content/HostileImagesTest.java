package io.framelog.command.content;

import static io.framelog.command.content.PictureAssert.assertQuarters;
import static io.framelog.command.content.PictureAssert.assertRejected;
import static io.framelog.command.content.Pictures.deflate;
import static io.framelog.command.content.Pictures.encode;
import static io.framelog.command.content.Pictures.join;
import static io.framelog.command.content.Pictures.latin1;
import static io.framelog.command.content.Pictures.pngHeader;
import static io.framelog.command.content.Pictures.quarters;
import static io.framelog.command.content.Pictures.resource;
import static io.framelog.command.content.Pictures.tinyGif;
import static io.framelog.command.content.Pictures.withChunk;
import static io.framelog.command.content.Pictures.withSegment;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.framelog.error.ErrorCode;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Files that are no images, or that were made to hurt. */
class HostileImagesTest {
  private static final long MEGABYTE = 1 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final CheckedImageDecoder decoder = new CheckedImageDecoder(ImageSettings.defaults());

  /** Lets no picture take long, so that many can be tried. */
  private final CheckedImageDecoder small =
      new CheckedImageDecoder(
          new ImageSettings(DataSize.ofMegabytes(1), 250_000, 65_535, null, null, null));

  @Test
  void refusesAGifOf35BytesThatDeclaresTwoBillionPixels() {
    byte[] gif = tinyGif(65_535, 32_767);

    long allocated =
        allocatedBy(
            () -> {
              assertRejected(ErrorCode.IMAGE_TOO_MANY_PIXELS, () -> decoder.header(gif));
              assertRejected(ErrorCode.IMAGE_TOO_MANY_PIXELS, () -> decoder.decode(gif));
            });

    assertThat(allocated).isLessThan(4 * MEGABYTE);
    assertThat(decoder.decode(tinyGif(1, 1)).getRGB(0, 0)).isNotZero();
  }

  static Stream<Arguments> bombs() {
    return Stream.of(
        Arguments.of("PNG", pngHeader(50_000, 50_000, 8, 2)),
        Arguments.of("PNG of one long row", pngHeader(2_000_000_000, 1, 8, 2)),
        Arguments.of("GIF header", Arrays.copyOf(tinyGif(40_000, 40_000), 13)),
        Arguments.of(
            "JPEG", join(latin1("\u00ff\u00d8\u00ff\u00c0\0\u0011\b"), bigEndian(65_000, 65_000))),
        Arguments.of(
            "WebP",
            join(
                latin1("RIFF\u00ff\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0"),
                new byte[] {-1, -1, 0, -1, -1, 0})),
        Arguments.of("BMP", bmp(60_000, 60_000)),
        Arguments.of("BMP upside down", bmp(60_000, -60_000)),
        Arguments.of("TIFF", Tiffs.tiled(60_000, 60_000, 256)),
        Arguments.of("TIFF of four billion", Tiffs.tiled(-1, -1, 256)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void refusesTooManyPixelsByTheHeaderAlone(String name, byte[] content) {
    long allocated =
        allocatedBy(
            () -> assertRejected(ErrorCode.IMAGE_TOO_MANY_PIXELS, () -> decoder.header(content)));

    assertThat(allocated).isLessThan(4 * MEGABYTE);
    assertRejected(ErrorCode.IMAGE_TOO_MANY_PIXELS, () -> decoder.decode(content));
  }

  @Test
  void refusesTilesThatAreFarLargerThanTheirPicture() {
    byte[] content = Tiffs.tiled(1, 1, 65_535);

    assertRejected(ErrorCode.IMAGE_CORRUPT, () -> decoder.decode(content));
  }

  @Test
  void refusesAWebpWhoseBitstreamIsLargerThanItsHeaderSays() {
    byte[] content = resource("alpha-lossy.webp");
    content[24] = 0; // a canvas of 1 x 32

    assertRejected(ErrorCode.IMAGE_CORRUPT, () -> decoder.decode(content));
  }

  @Test
  void refusesJpegsInsideOfBmps() {
    byte[] content = SampleFiles.named("bmp");
    content[30] = 4;

    assertRejected(ErrorCode.IMAGE_CORRUPT, () -> decoder.decode(content));
  }

  @Test
  void refusesAJpegWithHundredsOfScans() {
    byte[] jpeg = SampleFiles.named("progressive.jpeg");
    int end = jpeg.length - 2;
    int scan = Pictures.indexOf(jpeg, "\u00ff\u00da");
    byte[] once = Arrays.copyOfRange(jpeg, scan, end);
    byte[][] parts = new byte[302][];
    Arrays.fill(parts, once);
    parts[0] = Arrays.copyOf(jpeg, end);
    parts[301] = new byte[] {(byte) 0xff, (byte) 0xd9};

    assertRejected(ErrorCode.IMAGE_CORRUPT, () -> decoder.decode(join(parts)));
  }

  @Test
  void doesNotExpandCompressedTextOrProfiles() {
    byte[] bomb = deflate(new byte[100_000_000]);
    byte[] png = encode(quarters(48, 32), "png");
    byte[] content =
        withChunk(
            withChunk(png, "zTXt", join(latin1("Comment\0\0"), bomb)),
            "iCCP",
            join(latin1("profile\0\0"), bomb));

    long allocated = allocatedBy(() -> assertQuarters(decoder.decode(content), 48, 32, 0));

    assertThat(allocated).isLessThan(8 * MEGABYTE);
  }

  @Test
  void refusesNothing() {
    assertRejected(ErrorCode.IMAGE_EMPTY, () -> decoder.header(new byte[0]));
    assertRejected(ErrorCode.IMAGE_EMPTY, () -> decoder.decode(new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "BM",
        "BMW is a maker of cars and this is a sentence about them",
        "<!doctype html><html><body><img src=x></body></html>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>",
        "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj",
        "PK\u0003\u0004",
        "MZ",
        "GIF88a but not really",
        "RIFF\0\0\0\0WAVEfmt ",
        "\0",
        "\u00ff\u00d8",
        "\u0089PNG"
      })
  void refusesWhatIsNoImage(String text) {
    assertRejected(ErrorCode.NOT_AN_IMAGE, () -> decoder.header(latin1(text)));
    assertRejected(ErrorCode.NOT_AN_IMAGE, () -> decoder.decode(latin1(text)));
  }

  @Test
  void takesAPolyglotForTheImageThatItBeginsAs() {
    byte[] script = latin1("<script>alert(1)</script>PK\u0003\u0004%PDF-1.7");

    assertQuarters(decoder.decode(join(SampleFiles.named("jpeg"), script)), 96, 64, 12);
    assertQuarters(decoder.decode(join(SampleFiles.named("png"), script)), 96, 64, 0);
    assertThat(decoder.header(withSegment(SampleFiles.named("jpeg"), 0xfe, script)).mediaType())
        .isEqualTo("image/jpeg");
  }

  @Test
  void refusesAPngWithAWrongChecksum() {
    byte[] content = SampleFiles.named("png");
    content[60] ^= 1;

    assertRejected(ErrorCode.IMAGE_CORRUPT, () -> decoder.decode(content));
  }

  /** 300 rounds for each file: an image or a rejection, soon, and in little memory. */
  @ParameterizedTest
  @MethodSource("io.framelog.command.content.SampleFiles#names")
  void flippedBitsGiveAnImageOrARejection(String name) {
    byte[] whole = SampleFiles.named(name);
    for (int round = 0; round < 300; round++) {
      Random random = new Random(round);
      byte[] content = whole.clone();
      for (int i = 0; i <= random.nextInt(12); i++) {
        // Half of the flips near the front, where the structure is.
        int bound = random.nextBoolean() ? Math.min(64, content.length) : content.length;
        content[random.nextInt(bound)] ^= (byte) (1 << random.nextInt(8));
      }
      long begin = System.nanoTime();
      long allocated =
          allocatedBy(() -> assertThat(PictureAssert.outcome(small, content)).isNotEmpty());
      assertThat(allocated).as("round %d", round).isLessThan(500 * MEGABYTE);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void randomBytesBehindASignatureGiveARejection() {
    for (String name : SampleFiles.names().toList()) {
      for (int round = 0; round < 20; round++) {
        byte[] content = new byte[2000];
        new Random(round).nextBytes(content);
        System.arraycopy(SampleFiles.named(name), 0, content, 0, 26);
        assertThat(PictureAssert.outcome(small, content)).isNotEmpty();
      }
    }
  }

  private static long allocatedBy(Runnable action) {
    long thread = Thread.currentThread().threadId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    action.run();
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }

  private static byte[] bigEndian(int... shorts) {
    ByteBuffer out = ByteBuffer.allocate(2 * shorts.length + 20);
    for (int value : shorts) {
      out.putShort((short) value);
    }
    return out.array();
  }

  private static byte[] bmp(int width, int height) {
    return ByteBuffer.allocate(60)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(latin1("BM"))
        .putInt(10, 54)
        .putInt(14, 40)
        .putInt(18, width)
        .putInt(22, height)
        .putShort(28, (short) 24)
        .array();
  }
}
