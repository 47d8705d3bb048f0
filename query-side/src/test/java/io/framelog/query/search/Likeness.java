package io.framelog.query.search;

import io.framelog.selection.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What images look like: a naive reading of similarity, image by image. */
final class Likeness {
  /** Far more than 32-bit floats lose, far less than what tells the images of a test apart. */
  private static final double ROUNDING = 1e-6;

  private final Map<String, float[]> vectors = new HashMap<>();
  private final Map<String, Long> hashes = new HashMap<>();

  void looks(String imageId, String words) {
    vectors.put(imageId, HashedWordsEncoder.text(words));
  }

  void hash(String imageId, long hash) {
    hashes.put(imageId, hash);
  }

  List<String> embedded() {
    return vectors.keySet().stream().sorted().toList();
  }

  List<String> hashed() {
    return hashes.keySet().stream().sorted().toList();
  }

  boolean holds(Selection.Similarity term, String imageId) {
    return switch (term) {
      case Selection.SimilarToText similar ->
          near(vectors.get(imageId), HashedWordsEncoder.text(similar.text()), similar.score());
      case Selection.SimilarToImage similar ->
          !imageId.equals(similar.imageId())
              && near(vectors.get(imageId), vectors.get(similar.imageId()), similar.score());
      case Selection.NearDuplicateOf near ->
          !imageId.equals(near.imageId())
              && hashes.containsKey(imageId)
              && Long.bitCount(hash(imageId) ^ hash(near.imageId())) <= near.distance();
    };
  }

  private long hash(String imageId) {
    return Objects.requireNonNull(hashes.get(imageId));
  }

  private static boolean near(float @Nullable [] one, float @Nullable [] other, double score) {
    if (one == null || other == null) {
      return false;
    }
    double cosine = 0;
    for (int i = 0; i < one.length; i++) {
      cosine += (double) one[i] * other[i];
    }
    return cosine >= score - ROUNDING;
  }
}
