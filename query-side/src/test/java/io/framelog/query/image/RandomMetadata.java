package io.framelog.query.image;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Metadata as people and tools write it, with everything that is hard to store. */
final class RandomMetadata {
  private static final List<String> TEXTS =
      List.of(
          "", "plain", "\"quoted\" \\ back", "tab\tand\nline", "žluťoučký", "日本", "😀", "\u0007");
  private static final List<Number> NUMBERS =
      List.of(
          0,
          -1,
          1_000_000_007,
          9_007_199_254_740_993L,
          Long.MIN_VALUE,
          new BigInteger("18446744073709551615"),
          0.1,
          -1.5e-7,
          1e21,
          123456789012345680000.0,
          Double.MAX_VALUE,
          Double.MIN_VALUE,
          1.0,
          1e10);

  private final Random random;

  RandomMetadata(Random random) {
    this.random = random;
  }

  Map<String, Object> members(int most) {
    Map<String, Object> members = new LinkedHashMap<>();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      members.put(key(), value(3));
    }
    return members;
  }

  String key() {
    return List.of("source", "n", "seed", "Ünï", "a.b", "camera", "😀k", "\"q\"")
        .get(random.nextInt(8));
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> TEXTS.get(random.nextInt(TEXTS.size()));
      case 1 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
      case 2 -> random.nextBoolean();
      case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 4 -> list(depth - 1);
      default -> nested(depth - 1);
    };
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(random.nextInt(5) == 0 ? null : value(depth));
    }
    return list;
  }

  private Map<String, Object> nested(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      members.put(key(), value(depth));
    }
    return members;
  }
}
