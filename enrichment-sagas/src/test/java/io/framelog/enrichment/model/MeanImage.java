package io.framelog.enrichment.model;

import io.framelog.model.VectorBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the mean_image.f32 of the packages: the average vector of the pictures in the folder {@code
 * -Dframelog.pictures=FOLDER}. Not run by default; see docs/model-packages.md.
 */
class MeanImage {
  @TempDir Path folder;

  @Test
  void of_the_default_package() throws IOException {
    write(TestModels.STUDENT, "photo-minilm");
  }

  @Test
  void of_the_second_package() throws IOException {
    write(ConsePackage.in(folder), "conse-mnv2-minilm");
  }

  private static void write(String location, String name) throws IOException {
    String pictures = System.getProperty("framelog.pictures", "");
    Assumptions.assumeFalse(pictures.isEmpty(), "no -Dframelog.pictures");
    ModelPackage files = TestModels.open(location);
    try (Stream<Path> all = Files.list(Path.of(pictures));
        ImageEncoder encoder = ImageEncoder.load(files, TestModels.LIMITS)) {
      List<float[]> vectors =
          all.sorted()
              .map(file -> encoder.encode(List.of(TestModels.read(file))).getFirst())
              .toList();
      Path target = Path.of("target", "mean_image-" + name + ".f32");
      Files.write(target, VectorBytes.toBytes(UnitVector.average(vectors)));
      System.out.printf("%s: %d pictures, %s%n", target, vectors.size(), ContentDigest.of(target));
    }
  }
}
