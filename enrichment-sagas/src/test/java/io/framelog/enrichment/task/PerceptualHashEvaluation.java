package io.framelog.enrichment.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Measures the hash on 103 photographs: how many altered copies lie within a distance of their
 * photograph, and how many pairs of different pictures do. The photographs are cut into 2 x 2, 3 x
 * 3 and 4 x 4 parts to have enough different pictures; parts of one photograph are not compared.
 * Not run by default; see docs/near-duplicates.md.
 */
class PerceptualHashEvaluation {
  private static final int[] DISTANCES = {0, 2, 4, 6, 8, 10, 12};

  private record Picture(int photo, long hash) {}

  private final Map<String, List<Integer>> copies = new LinkedHashMap<>();
  private final List<Picture> photographs = new ArrayList<>();
  private final List<Picture> parts = new ArrayList<>();

  @Test
  void of_copies_and_of_different_pictures() throws Exception {
    Path folder =
        Path.of(System.getProperty("framelog.test.shared", "none"), "data/photos/coco-cc-by");
    assumeTrue(Files.isDirectory(folder), "no photographs at " + folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList()) {
        read(ImageIO.read(file.toFile()));
      }
    }
    System.out.println("| copies within a distance of | 0 | 2 | 4 | 6 | 8 | 10 | 12 |");
    copies.forEach((what, distances) -> row(what, found(distances)));
    row("pairs of different photographs, of " + pairs(photographs), confused(photographs));
    row("pairs of different parts, of " + pairs(parts), confused(parts));
    for (String resized : List.of("JPEG, quality 20", "25 %, JPEG 85", "10 %", "200 %")) {
      assertThat(found(copies.getOrDefault(resized, List.of()))[2]).as(resized).isEqualTo("100 %");
    }
    assertThat(confused(photographs)[4]).isEqualTo("0");
  }

  private void read(BufferedImage photo) throws Exception {
    int number = photographs.size();
    long own = hash(photo);
    photographs.add(new Picture(number, own));
    Variants.of(photo)
        .forEach(
            (what, variant) ->
                copies
                    .computeIfAbsent(what, unused -> new ArrayList<>())
                    .add(Long.bitCount(own ^ hash(variant))));
    for (int n = 2; n <= 4; n++) {
      for (int i = 0; i < n * n; i++) {
        double side = 1.0 / n;
        BufferedImage part =
            Variants.cut(photo, i % n * side, Math.floorDiv(i, n) * side, side, side);
        parts.add(new Picture(number, hash(part)));
      }
    }
  }

  private static long hash(BufferedImage image) {
    return Long.parseUnsignedLong(PerceptualHash.of(image), 16);
  }

  private static String[] found(List<Integer> distances) {
    String[] shares = new String[DISTANCES.length];
    for (int i = 0; i < shares.length; i++) {
      int most = DISTANCES[i];
      long count = distances.stream().filter(distance -> distance <= most).count();
      shares[i] = Math.round(100.0 * count / distances.size()) + " %";
    }
    return shares;
  }

  private static String[] confused(List<Picture> pictures) {
    long[] counts = new long[DISTANCES.length];
    for (Picture one : pictures) {
      for (Picture other : pictures) {
        int distance = Long.bitCount(one.hash() ^ other.hash());
        for (int i = 0; i < counts.length; i++) {
          counts[i] += one.photo() < other.photo() && distance <= DISTANCES[i] ? 1 : 0;
        }
      }
    }
    return Arrays.stream(counts).mapToObj(Long::toString).toArray(String[]::new);
  }

  private static long pairs(List<Picture> pictures) {
    long pairs = 0;
    for (Picture one : pictures) {
      pairs += pictures.stream().filter(other -> one.photo() < other.photo()).count();
    }
    return pairs;
  }

  private static void row(String what, String[] values) {
    System.out.println("| " + what + " | " + String.join(" | ", values) + " |");
  }
}
