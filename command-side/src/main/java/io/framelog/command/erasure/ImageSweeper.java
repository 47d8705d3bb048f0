package io.framelog.command.erasure;

import io.framelog.erasure.ErasedImages;
import io.framelog.erasure.ErasureSweep;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes outside the log what is left of erased images, twice: work may have been under way. */
@Component
class ImageSweeper {
  private static final Logger log = LoggerFactory.getLogger(ImageSweeper.class);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofHours(1);

  private final ErasureTable table;
  private final List<ErasureSweep> sweeps;

  ImageSweeper(ErasureTable table, List<ErasureSweep> sweeps) {
    this.table = table;
    this.sweeps = sweeps;
  }

  /** Does the sweep that is due first; false when none is. */
  boolean sweepNext() {
    String imageId = table.claimImage(LEASE).orElse(null);
    if (imageId == null) {
      return false;
    }
    String at = "";
    try {
      for (ErasureSweep sweep : sweeps) {
        at = sweep.name() + ": ";
        sweep.sweep(imageId);
      }
      boolean first = table.of(imageId).map(ErasedImages.SweepState::sweeps).orElse(1) == 0;
      table.swept(imageId, first ? AGAIN : null);
    } catch (RuntimeException e) {
      log.error("deleting what is left of the erased image {} failed and is repeated", imageId, e);
      table.failed(imageId, RETRY, at + e.getMessage());
    }
    return true;
  }
}
