package io.framelog.query.search;

import io.framelog.query.rebuild.ProjectionUpkeep;
import io.framelog.query.rebuild.Run;

/** Rebuilds and verifies the search index when an operator asks for it. */
@SearchComponent
class SearchIndexUpkeep implements ProjectionUpkeep {
  private final SearchIndexRebuild rebuild;
  private final IndexComparison comparison;

  SearchIndexUpkeep(SearchIndexRebuild rebuild, IndexComparison comparison) {
    this.rebuild = rebuild;
    this.comparison = comparison;
  }

  @Override
  public String projection() {
    return SearchIndexProjection.NAME;
  }

  @Override
  public void rebuild(Run run) {
    if (rebuild.rebuild().isEmpty()) {
      throw new IllegalStateException("a node is filling a new search index already");
    }
  }

  @Override
  public void verify(Run run) {
    comparison.run(run);
  }
}
