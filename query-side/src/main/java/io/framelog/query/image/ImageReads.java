package io.framelog.query.image;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the read model reach what a query asks for before it is read. */
@Component
class ImageReads {
  private final ProjectionProgress progress;
  private final QuerySettings settings;

  ImageReads(ProjectionProgress progress, QuerySettings settings) {
    this.progress = progress;
    this.settings = settings;
  }

  /** Waits for the later of the two positions; both may be absent. */
  void reach(@Nullable Long minPosition, @Nullable Long asOf) {
    reach(minPosition);
    reach(asOf);
  }

  private void reach(@Nullable Long position) {
    if (position != null) {
      progress.await(ImageProjection.NAME, position, settings.patience());
    }
  }

  static QueryRejected notFound(String imageId) {
    return new QueryRejected(ErrorCode.IMAGE_NOT_FOUND, "There is no image " + imageId);
  }
}
