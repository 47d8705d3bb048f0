package io.framelog.query.rebuild;

import io.framelog.query.progress.BatchProjection;

/** The upkeep of a projection whose rows are in PostgreSQL. */
final class TableUpkeep implements ProjectionUpkeep {
  private final BatchProjection projection;
  private final TableUpkeeps parts;

  TableUpkeep(BatchProjection projection, TableUpkeeps parts) {
    this.projection = projection;
    this.parts = parts;
  }

  @Override
  public String projection() {
    return projection.name();
  }

  @Override
  public void rebuild(Run run) {
    parts.withCopy(
        projection,
        run,
        copy -> {
          copy.catchUp(run);
          copy.becomeLive(run);
        });
  }

  @Override
  public void verify(Run run) {
    parts.withCopy(
        projection,
        run,
        copy -> {
          copy.catchUp(run);
          copy.tables().analyze();
          for (String table : projection.tables()) {
            new Comparison(copy, table).run(run);
          }
        });
  }
}
