package io.framelog.query.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks the groups in the order of their first hashes. */
final class Stars {
  /** So many hashes are looked at for one page; the page may then hold fewer groups. */
  private static final int EXAMINED = 2_048;

  private static final int LEAST = 32;
  private static final int MOST = 128;

  /** Hashes that are in some group; whether in one that they come first of, only a look tells. */
  private static final String CANDIDATES =
      """
      select algorithm, hash from near_hash
       where (images > 1 or nearest is not null) and (images > 1 or nearest <= ?)
         and (algorithm, hash) > (?, ?)
       order by algorithm, hash limit ?
      """;

  private final JdbcTemplate jdbc;
  private final Neighbours neighbours;

  Stars(JdbcTemplate jdbc, Neighbours neighbours) {
    this.jdbc = jdbc;
    this.neighbours = neighbours;
  }

  /** Groups, and the hash after which to go on, null at the end. */
  record Page(List<Star> stars, @Nullable HashKey last) {}

  /** The groups whose first hashes come after a hash. */
  Page after(HashKey begin, int maxDistance, int limit) {
    List<Star> told = new ArrayList<>();
    HashKey last = begin;
    for (int examined = 0; examined < EXAMINED; ) {
      // Most groups have two hashes: not many more are looked up than are needed.
      int chunkSize = Math.clamp(2L * (limit - told.size()), LEAST, MOST);
      List<HashKey> chunk = candidates(last, maxDistance, chunkSize);
      if (chunk.isEmpty()) {
        return new Page(told, null);
      }
      Map<Long, List<Neighbour>> near = near(chunk, maxDistance);
      for (HashKey key : chunk) {
        Star.told(key, maxDistance, near.getOrDefault(key.hash(), List.of())).ifPresent(told::add);
        last = key;
        examined++;
        if (told.size() == limit) {
          return new Page(told, last);
        }
      }
    }
    return new Page(told, last);
  }

  /** The star of one hash, which need not be live or its own group. */
  Star of(HashKey first, int maxDistance) {
    List<Neighbour> near = near(List.of(first), maxDistance).getOrDefault(first.hash(), List.of());
    return Star.of(first, maxDistance, near);
  }

  private Map<Long, List<Neighbour>> near(List<HashKey> keys, int maxDistance) {
    return neighbours.within(
        keys.getFirst().algorithm(), keys.stream().map(HashKey::hash).toList(), maxDistance);
  }

  /** The next ones, all of one algorithm. */
  private List<HashKey> candidates(HashKey after, int maxDistance, int most) {
    List<HashKey> next =
        jdbc.query(
            CANDIDATES,
            (row, number) -> new HashKey(row.getString(1), row.getLong(2)),
            maxDistance,
            after.algorithm(),
            after.hash(),
            most);
    return next.stream()
        .takeWhile(key -> key.algorithm().equals(next.getFirst().algorithm()))
        .toList();
  }
}
