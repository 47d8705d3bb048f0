package io.framelog.query.duplicate;

import io.framelog.duplicate.MaxDistance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code near_hash} in memory, as of a position: PostgreSQL would need a thousand index probes for
 * each new hash. It holds nothing that the table does not, so it may be dropped and loaded at any
 * time.
 */
final class LiveHashes {
  private static final int FETCH = 10_000;

  private final Map<String, HashIndex> byAlgorithm = new HashMap<>();

  static LiveHashes load(JdbcTemplate jdbc) {
    LiveHashes live = new LiveHashes();
    jdbc.query(
        connection -> {
          var statement =
              connection.prepareStatement("select algorithm, hash, images from near_hash");
          statement.setFetchSize(FETCH);
          return statement;
        },
        row -> {
          live.index(row.getString(1)).add(row.getLong(2), row.getInt(3));
        });
    return live;
  }

  private HashIndex index(String algorithm) {
    return byAlgorithm.computeIfAbsent(algorithm, unused -> new HashIndex());
  }

  /** Counts the images and returns the hashes whose row may be another now, those gone included. */
  Set<HashKey> add(Map<HashKey, Integer> more) {
    Set<HashKey> touched = new HashSet<>();
    more.forEach(
        (key, count) -> {
          touched.add(key);
          if (index(key.algorithm()).add(key.hash(), count)) {
            index(key.algorithm())
                .within(
                    key.hash(),
                    MaxDistance.LIMIT,
                    neighbour -> touched.add(new HashKey(key.algorithm(), neighbour)));
          }
        });
    return touched;
  }

  int images(HashKey key) {
    return index(key.algorithm()).images(key.hash());
  }

  /** As {@link HashIndex#nearest}. */
  int nearest(HashKey key) {
    return index(key.algorithm()).nearest(key.hash());
  }
}
