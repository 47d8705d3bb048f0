package io.framelog.query.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.duplicate.MaxDistance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashIndexTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void whoeverLooksWithinReachOfAllBandsMissesNothing(int distance) {
    int[] reach = Bands.reach(distance);
    assertThat(Arrays.stream(reach).map(each -> each + 1).sum()).isEqualTo(distance + 1);
    SplittableRandom random = new SplittableRandom(distance);
    for (int i = 0; i < 100_000; i++) {
      long difference = 0;
      for (int flips = 0; flips < distance; flips++) {
        difference |= 1L << random.nextInt(64);
      }
      assertThat(Bands.metBefore(difference, Bands.COUNT, reach)).as("%016x", difference).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itFindsWhatBruteForceFindsWhileHashesComeAndGo(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ClusteredHashes hashes = new ClusteredHashes(seed);
    HashIndex index = new HashIndex();
    Map<Long, Integer> expected = new HashMap<>();
    for (int round = 0; round < 20; round++) {
      for (long hash : hashes.next(300)) {
        assertThat(index.add(hash, 1)).isEqualTo(!expected.containsKey(hash));
        expected.merge(hash, 1, Integer::sum);
      }
      for (Map.Entry<Long, Integer> entry : Map.copyOf(expected).entrySet()) {
        long hash = entry.getKey();
        int images = entry.getValue();
        if (random.nextInt(8) == 0) {
          int fewer = 1 + random.nextInt(images);
          assertThat(index.add(hash, -fewer)).isEqualTo(fewer == images);
          expected.computeIfPresent(hash, (same, count) -> count == fewer ? null : count - fewer);
        }
      }
    }
    assertThat(expected).hasSizeGreaterThan(1_024); // it has grown
    for (long hash : hashes.next(200)) {
      assertThat(index.images(hash)).isEqualTo(expected.getOrDefault(hash, 0));
      for (int distance = 0; distance <= MaxDistance.LIMIT; distance++) {
        List<Long> found = new ArrayList<>();
        index.within(hash, distance, found::add);
        assertThat(found).containsExactlyInAnyOrderElementsOf(near(expected, hash, distance));
      }
    }
  }

  /** Every one of them shares keys with all others: the chains are long. */
  @Test
  void aDenseClusterIsFoundWhole() {
    HashIndex index = new HashIndex();
    Map<Long, Integer> expected = new HashMap<>();
    for (long low = 0; low < 1 << 11; low++) {
      index.add(low << 20, 1);
      expected.put(low << 20, 1);
    }
    List<Long> found = new ArrayList<>();
    index.within(0, 4, found::add);
    assertThat(found).containsExactlyInAnyOrderElementsOf(near(expected, 0, 4));
  }

  @Test
  void thereAreNeverFewerThanNoImages() {
    HashIndex index = new HashIndex();
    index.add(7, 2);
    assertThatThrownBy(() -> index.add(7, -3)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> index.add(8, -1)).isInstanceOf(IllegalStateException.class);
  }

  private static List<Long> near(Map<Long, Integer> all, long hash, int distance) {
    return all.keySet().stream()
        .filter(other -> other != hash && Long.bitCount(other ^ hash) <= distance)
        .toList();
  }
}
