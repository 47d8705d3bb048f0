package io.framelog.query.dataset;

import java.util.Comparator;
import java.util.UUID;

/** Image ids in the order of snapshots: by their bytes, which is the order of their text. */
final class IdOrder {
  /** Java compares the halves of a UUID as signed numbers, PostgreSQL does not. */
  static final Comparator<UUID> UNSIGNED =
      (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
            ? high
            : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
      };

  private static final double PREFIXES = 0x1p32;

  private IdOrder() {}

  /** The largest id before this one, which is not the least of all. */
  static UUID before(UUID id) {
    long low = id.getLeastSignificantBits();
    long high = id.getMostSignificantBits();
    return new UUID(low == 0 ? high - 1 : high, low - 1);
  }

  /** How much of the space of ids lies before this one, 0 to 1: by its first 32 bits. */
  static double share(UUID id) {
    return (id.getMostSignificantBits() >>> Integer.SIZE) / PREFIXES;
  }
}
