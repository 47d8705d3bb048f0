package io.framelog.enrichment.model;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the milliseconds of one caller with one thread per run: for a decoded photograph,
 * resizing included, and for a caption. Not run by default; see docs/model-packages.md.
 */
class SpeedEvaluation {
  private static final int ROUNDS = 5;

  @TempDir Path folder;

  @Test
  void of_the_default_package() {
    evaluate(TestModels.student());
  }

  @Test
  void of_the_second_package() throws Exception {
    evaluate(TestModels.load(ConsePackage.in(folder)));
  }

  private static void evaluate(LoadedModel model) {
    List<CocoPhotos.Photo> photos = CocoPhotos.present().photos();
    List<BufferedImage> pictures = photos.stream().map(CocoPhotos.Photo::picture).toList();
    List<String> captions = photos.stream().flatMap(photo -> photo.captions().stream()).toList();
    // The last round counts: by then the compiler is done.
    double single = 0;
    double batch = 0;
    double text = 0;
    for (int round = 0; round < ROUNDS; round++) {
      single =
          millis(() -> pictures.forEach(p -> model.encodeImages(List.of(p)))) / pictures.size();
      batch = millis(() -> model.encodeImages(pictures)) / pictures.size();
      text = millis(() -> model.encodeTexts(captions)) / captions.size();
    }
    System.out.printf(
        "| %s | photograph alone %.1f ms | in batches %.1f ms | caption %.1f ms |%n",
        model.model(), single, batch, text);
  }

  private static double millis(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e6;
  }
}
