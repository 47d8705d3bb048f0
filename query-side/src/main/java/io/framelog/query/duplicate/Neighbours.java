package io.framelog.query.duplicate;

import io.framelog.query.bulk.IndexScans;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds hashes by distance in PostgreSQL, through the indexes of the bands. */
final class Neighbours {
  private static final String BAND =
      """
      select p.source, n.hash, n.images
        from unnest(?::int8[], ?::int4[]) as p (source, key)
        join near_hash n on n.band%d = p.key and n.algorithm = ?
       where bit_count((n.hash # p.source)::bit(64)) <= ?
      """;
  private static final String ALL =
      IntStream.range(0, Bands.COUNT)
          .mapToObj(BAND::formatted)
          .collect(Collectors.joining("union\n"));
  private static final Comparator<Neighbour> NEAREST_FIRST =
      Comparator.comparingInt(Neighbour::distance).thenComparingLong(Neighbour::hash);

  private final JdbcTemplate jdbc;

  Neighbours(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * For each of the hashes, the live ones within the distance, nearest first; itself too if it is
   * live. Inside a transaction.
   */
  Map<Long, List<Neighbour>> within(String algorithm, Collection<Long> hashes, int distance) {
    IndexScans.prefer(jdbc);
    Map<Long, List<Neighbour>> found = new HashMap<>();
    hashes.forEach(hash -> found.put(hash, new ArrayList<>()));
    jdbc.query(
        ALL,
        statement -> bind(statement, algorithm, hashes, distance),
        row -> {
          long source = row.getLong(1);
          long hash = row.getLong(2);
          List<Neighbour> near = found.get(source);
          if (near != null) {
            near.add(new Neighbour(hash, row.getInt(3), Long.bitCount(source ^ hash)));
          }
        });
    found.values().forEach(near -> near.sort(NEAREST_FIRST));
    return found;
  }

  private static void bind(
      PreparedStatement statement, String algorithm, Collection<Long> hashes, int distance)
      throws SQLException {
    PGConnection postgres = statement.getConnection().unwrap(PGConnection.class);
    int[] reach = Bands.reach(distance);
    int parameter = 0;
    for (int band = 0; band < Bands.COUNT; band++) {
      int[] flips = Bands.flips(band, reach[band]);
      long[] sources = new long[flips.length * hashes.size()];
      int[] keys = new int[sources.length];
      int at = 0;
      for (long hash : hashes) {
        for (int flip : flips) {
          sources[at] = hash;
          keys[at++] = Bands.key(hash, band) ^ flip;
        }
      }
      statement.setArray(++parameter, postgres.createArrayOf("int8", sources));
      statement.setArray(++parameter, postgres.createArrayOf("int4", keys));
      statement.setString(++parameter, algorithm);
      statement.setInt(++parameter, distance);
    }
  }
}
