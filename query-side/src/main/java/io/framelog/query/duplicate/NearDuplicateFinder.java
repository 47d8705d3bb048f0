package io.framelog.query.duplicate;

import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.selection.Lookup;
import io.framelog.query.selection.SimilarImages;
import io.framelog.query.selection.SimilarityFinder;
import io.framelog.selection.Selection.NearDuplicateOf;
import io.framelog.selection.Selection.Similarity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what {@code near-duplicate-of} stands for, once the hashes are known far enough. */
@Component
class NearDuplicateFinder implements SimilarityFinder {
  private final NearImages images;
  private final ProjectionProgress progress;
  private final QuerySettings settings;

  NearDuplicateFinder(NearImages images, ProjectionProgress progress, QuerySettings settings) {
    this.images = images;
    this.progress = progress;
    this.settings = settings;
  }

  @Override
  public Optional<SimilarImages> find(Similarity term, Lookup lookup) {
    if (!(term instanceof NearDuplicateOf near)) {
      return Optional.empty();
    }
    if (lookup.minPosition() != null) {
      progress.await(NearDuplicateProjection.NAME, lookup.minPosition(), settings.patience());
    }
    return Optional.of(images.of(near, lookup.withRemoved()));
  }
}
