package io.framelog.query.duplicate;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the live images of groups: by nearness, then by id. */
final class Members {
  private static final String LIVE =
      """
      select g.number, g.rank, m.image_id::text
        from unnest(?::int4[], ?::int4[], ?::text[], ?::int8[], ?::text[])
               as g (number, rank, algorithm, hash, after)
       cross join lateral
             (select i.image_id from near_image i
               where i.algorithm = g.algorithm and i.hash = g.hash and not i.removed
                 and (g.after is null or i.image_id > g.after::uuid)
               order by i.image_id limit ?) m
       order by g.number, g.rank, m.image_id
      """;

  private final JdbcTemplate jdbc;

  Members(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** One hash of one group, and after which image to begin. */
  private record Wanted(int number, int rank, HashKey key, @Nullable String after) {}

  /** The first images of each star, at most {@code limit} of each. */
  List<List<Member>> first(List<Star> stars, int limit) {
    List<Wanted> wanted = new ArrayList<>();
    for (int number = 0; number < stars.size(); number++) {
      addTo(wanted, number, stars.get(number), 0, null);
    }
    return read(stars, wanted, limit);
  }

  /** The images of a star after one of them that has the given hash. */
  List<Member> after(Star star, String imageId, HashKey key, int limit) {
    List<Wanted> wanted = new ArrayList<>();
    for (int rank = 0; rank < star.hashes().size(); rank++) {
      if (star.hashes().get(rank).hash() == key.hash()) {
        addTo(wanted, 0, star, rank, imageId);
      }
    }
    return read(List.of(star), wanted, limit).getFirst();
  }

  private static void addTo(
      List<Wanted> wanted, int number, Star star, int from, @Nullable String after) {
    for (int rank = from; rank < star.hashes().size(); rank++) {
      HashKey key = new HashKey(star.first().algorithm(), star.hashes().get(rank).hash());
      wanted.add(new Wanted(number, rank, key, rank == from ? after : null));
    }
  }

  private List<List<Member>> read(List<Star> stars, List<Wanted> wanted, int limit) {
    List<List<Member>> found = new ArrayList<>();
    stars.forEach(star -> found.add(new ArrayList<>()));
    jdbc.query(
        LIVE,
        statement -> bind(statement, wanted, limit),
        row -> {
          List<Member> members = found.get(row.getInt(1));
          if (members.size() < limit) {
            Neighbour of = stars.get(row.getInt(1)).hashes().get(row.getInt(2));
            members.add(new Member(row.getString(3), of.distance()));
          }
        });
    return found;
  }

  private static void bind(PreparedStatement statement, List<Wanted> wanted, int limit)
      throws SQLException {
    PGConnection postgres = statement.getConnection().unwrap(PGConnection.class);
    int[] numbers = wanted.stream().mapToInt(Wanted::number).toArray();
    int[] ranks = wanted.stream().mapToInt(Wanted::rank).toArray();
    String[] algorithms =
        wanted.stream().map(each -> each.key().algorithm()).toArray(String[]::new);
    long[] hashes = wanted.stream().mapToLong(each -> each.key().hash()).toArray();
    String[] afters = wanted.stream().map(Wanted::after).toArray(String[]::new);
    statement.setArray(1, postgres.createArrayOf("int4", numbers));
    statement.setArray(2, postgres.createArrayOf("int4", ranks));
    statement.setArray(3, postgres.createArrayOf("text", algorithms));
    statement.setArray(4, postgres.createArrayOf("int8", hashes));
    statement.setArray(5, postgres.createArrayOf("text", afters));
    statement.setInt(6, limit);
  }
}
