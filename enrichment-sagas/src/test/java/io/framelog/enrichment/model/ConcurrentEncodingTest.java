package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentEncodingTest {
  private final LoadedModel model = TestModels.student();

  @Test
  void sixteen_callers_get_the_vectors_that_one_caller_gets() throws Exception {
    List<String> texts =
        IntStream.range(0, 16).mapToObj(i -> "a photo number %d ".formatted(i).repeat(i)).toList();
    List<BufferedImage> pictures =
        IntStream.range(0, 16).mapToObj(i -> TestModels.pattern(90 + 31 * i, 120)).toList();
    List<float[]> expectedTexts = model.encodeTexts(texts);
    List<float[]> expectedImages = model.encodeImages(pictures);

    List<Future<?>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < 16; caller++) {
        int i = caller;
        callers.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < 5; round++) {
                    int which = (i + round) % 16;
                    assertThat(model.encodeTexts(List.of(texts.get(which))).getFirst())
                        .containsExactly(expectedTexts.get(which));
                    assertThat(model.encodeImages(List.of(pictures.get(which))).getFirst())
                        .containsExactly(expectedImages.get(which), within(1e-4f));
                  }
                }));
      }
    }
    for (Future<?> caller : callers) {
      caller.get();
    }
    assertThat(callers).hasSize(16);
  }
}
