package io.framelog.query.duplicate;

import io.framelog.duplicate.MaxDistance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
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
          HashKey key = new HashKey(row.getString(1), row.getLong(2));
          live.index(key).add(key.hash(), row.getInt(3));
        });
    return live;
  }

  /**
   * Counts the images in and out, and returns all rows that may be others by that: those of the
   * hashes themselves and, where one came or went, of its neighbours.
   */
  Collection<HashRow> add(Map<HashKey, Integer> more) {
    Map<HashKey, HashRow> rows = new HashMap<>();
    Set<HashKey> neighbours = new HashSet<>();
    List<HashKey> moved = new ArrayList<>();
    more.forEach(
        (key, count) -> {
          boolean cameOrWent = index(key).add(key.hash(), count);
          (cameOrWent ? moved : neighbours).add(key);
        });
    // With all of them counted, one look at what is around a hash serves it and its neighbours.
    for (HashKey key : moved) {
      Nearest nearest = new Nearest(key.hash());
      index(key)
          .within(
              key.hash(),
              MaxDistance.LIMIT,
              other -> {
                nearest.accept(other);
                neighbours.add(new HashKey(key.algorithm(), other));
              });
      rows.put(key, row(key, nearest));
    }
    for (HashKey key : neighbours) {
      if (!rows.containsKey(key)) {
        Nearest nearest = new Nearest(key.hash());
        index(key).within(key.hash(), MaxDistance.LIMIT, nearest);
        rows.put(key, row(key, nearest));
      }
    }
    return rows.values();
  }

  private HashRow row(HashKey key, Nearest nearest) {
    return new HashRow(key, index(key).images(key.hash()), nearest.distance());
  }

  private HashIndex index(HashKey key) {
    return byAlgorithm.computeIfAbsent(key.algorithm(), unused -> new HashIndex());
  }

  /** The least distance of all that it is given. */
  private static final class Nearest implements LongConsumer {
    private final long hash;
    private @Nullable Integer distance;

    Nearest(long hash) {
      this.hash = hash;
    }

    @Override
    public void accept(long other) {
      int found = Long.bitCount(hash ^ other);
      if (distance == null || found < distance) {
        distance = found;
      }
    }

    @Nullable Integer distance() {
      return distance;
    }
  }
}
