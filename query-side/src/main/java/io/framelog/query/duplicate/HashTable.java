package io.framelog.query.duplicate;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code near_hash}. */
final class HashTable {
  private static final String PUT =
      """
      insert into near_hash (algorithm, hash, images, nearest)
      select algorithm, hash, images, nearest
        from unnest(?, ?, ?, ?) as r (algorithm, hash, images, nearest)
      on conflict (algorithm, hash) do update
        set images = excluded.images, nearest = excluded.nearest
        where (near_hash.images, near_hash.nearest)
          is distinct from (excluded.images, excluded.nearest)
      """;
  private static final String DELETE =
      """
      delete from near_hash h using unnest(?, ?) as r (algorithm, hash)
       where h.algorithm = r.algorithm and h.hash = r.hash
      """;

  private final JdbcTemplate jdbc;

  HashTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void write(Collection<HashRow> rows) {
    Rows gone = new Rows(DELETE, Column.TEXT, Column.BIGINT);
    Rows put = new Rows(PUT, Column.TEXT, Column.BIGINT, Column.INT, Column.INT);
    for (HashRow row : rows) {
      if (row.images() == 0) {
        gone.add(row.key().algorithm(), row.key().hash());
      } else {
        put.add(row.key().algorithm(), row.key().hash(), row.images(), row.nearest());
      }
    }
    gone.write(jdbc);
    put.write(jdbc);
  }
}
