package io.framelog.query.dataset;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of {@code snapshot_leaf_run}. */
@Component
class LeafRunTable {
  // One statement, so that a crash leaves all or nothing of a snapshot's runs.
  private static final String WRITE =
      """
      insert into snapshot_leaf_run (snapshot_id, number, first_image, root)
      select id::uuid, number, first_image::uuid, root
        from unnest(?, ?, ?, ?) as run (id, number, first_image, root)
      on conflict (snapshot_id, number) do update
         set first_image = excluded.first_image, root = excluded.root
      """;

  private final JdbcTemplate jdbc;

  LeafRunTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  RunTree read(UUID snapshotId) {
    return new RunTree(
        jdbc.query(
            "select first_image, root from snapshot_leaf_run where snapshot_id = ?"
                + " order by number",
            (row, number) -> new LeafRun(row.getObject(1, UUID.class), row.getBytes(2)),
            snapshotId));
  }

  void write(UUID snapshotId, RunTree tree) {
    Rows rows = new Rows(WRITE, Column.TEXT, Column.INT, Column.TEXT, Column.BYTES);
    List<LeafRun> runs = tree.runs();
    for (int number = 0; number < runs.size(); number++) {
      LeafRun run = runs.get(number);
      rows.add(snapshotId.toString(), number, run.firstImage().toString(), run.root());
    }
    rows.write(jdbc);
  }
}
