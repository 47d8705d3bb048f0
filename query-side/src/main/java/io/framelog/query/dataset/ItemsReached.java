package io.framelog.query.dataset;

import io.framelog.erasure.ErasedImages;
import io.framelog.query.image.ImageProjection;
import io.framelog.query.progress.ParkedEvents;
import io.framelog.query.progress.ProjectionProgress;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Waits until the items as of a position can be read as they are to be given out. */
@Component
class ItemsReached {
  private final ProjectionProgress progress;
  private final ParkedEvents parked;
  private final ObjectProvider<ErasedImages> erased;

  ItemsReached(
      ProjectionProgress progress, ParkedEvents parked, ObjectProvider<ErasedImages> erased) {
    this.progress = progress;
    this.parked = parked;
    this.erased = erased;
  }

  /**
   * Waits for the position, and then for the newest erasure: a read model that reads the log late
   * finds the texts gone before it finds out why, and one that has read it early still shows them.
   */
  void await(long position, Duration patience) {
    progress.await(ImageProjection.NAME, position, patience);
    ErasedImages known = erased.getIfAvailable();
    if (known != null) {
      progress.await(ImageProjection.NAME, known.newest(), patience);
    }
    // Items that this build cannot read whole would not be the snapshot's.
    parked.requireNoneUpTo(ImageProjection.NAME, position);
  }
}
