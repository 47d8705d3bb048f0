package io.framelog.command.content;

import static io.framelog.command.content.Pictures.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framelog.error.ErrorCode;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many large pictures at once do not need more memory than a few. */
class DecodeMemoryTest {
  @Test
  void givesOutNoMoreThanThereIs() throws InterruptedException, ExecutionException {
    DecodeMemory memory = new DecodeMemory(10 << 20);
    AtomicInteger out = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<?>> takers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int megabytes = 1 + i % 4;
        takers.add(
            threads.submit(
                () -> {
                  try (DecodeMemory.Share share = memory.take((long) megabytes << 20)) {
                    most.accumulateAndGet(out.addAndGet(megabytes), Math::max);
                    Thread.sleep(1);
                    out.addAndGet(-megabytes);
                    return share;
                  }
                }));
      }
      for (Future<?> taker : takers) {
        taker.get();
      }
    }
    assertThat(most.get()).isBetween(5, 10);
  }

  @Test
  void whoNeedsMoreThanAllIsServedAlone() {
    DecodeMemory memory = new DecodeMemory(10 << 20);
    for (int i = 0; i < 3; i++) {
      try (DecodeMemory.Share share = memory.take(100L << 20)) {
        assertThat(share).isNotNull();
      }
    }
  }

  /** 8 pictures of 100 megapixels would need 8 GB at once; the tests have 1.5. */
  @Test
  void manyHugePicturesFitIntoASmallHeap() throws InterruptedException, ExecutionException {
    byte[] huge = encode(new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY), "png");
    CheckedImageDecoder decoder = new CheckedImageDecoder(ImageSettings.defaults());
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> widths = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        boolean first = i == 0;
        widths.add(
            threads.submit(
                () -> {
                  if (first) {
                    return decoder.decode(huge).getWidth();
                  }
                  decoder.requireDecodable(huge);
                  return 10_000;
                }));
      }
      for (Future<Integer> width : widths) {
        assertThat(width.get()).isEqualTo(10_000);
      }
    }
  }

  @Test
  void refusesWhatCannotFitIntoTheHeap() {
    byte[] webp = Pictures.resource("lossy.webp");
    webp[26] = (byte) 0x0f; // 9,999 x 9,999: three gigabytes with this decoder
    webp[27] = 0x27;
    webp[28] = (byte) 0x0f;
    webp[29] = 0x27;
    assumeTrue(Runtime.getRuntime().maxMemory() < 3L << 30, "this heap would take it");

    PictureAssert.assertRejected(
        ErrorCode.IMAGE_TOO_MANY_PIXELS,
        () -> new CheckedImageDecoder(ImageSettings.defaults()).decode(webp));
  }
}
