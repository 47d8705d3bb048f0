package io.framelog.query.diff;

import io.framelog.error.QueryRejected;
import io.framelog.query.image.ImageDocuments;
import io.framelog.query.progress.ProjectionProgress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far the images' tables are, as the caller's transaction sees them: a projection that was
 * reset since it was waited for must not look like images that are not there.
 */
@Component
class ReadModelReach {
  private final ProjectionProgress progress;

  ReadModelReach(ProjectionProgress progress) {
    this.progress = progress;
  }

  long position() {
    return progress.position(ImageDocuments.PROJECTION);
  }

  /**
   * @throws QueryRejected {@code projection-behind} when the tables do not reach the position
   */
  void require(@Nullable Long position) {
    if (position != null && position() < position) {
      throw ProjectionProgress.behind(ImageDocuments.PROJECTION, position);
    }
  }
}
