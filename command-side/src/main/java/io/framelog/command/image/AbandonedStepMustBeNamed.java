package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.commands.AbandonEnrichment;

/** An abandoned step names its crop exactly when it is a crop's; attempts are not negative. */
final class AbandonedStepMustBeNamed {
  private AbandonedStepMustBeNamed() {}

  static void check(AbandonEnrichment command) {
    boolean isCrops = command.kind() == EnrichmentKind.CROP_EMBEDDING;
    if (isCrops != (command.cropId() != null) || command.attempts() < 0) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "Giving up names a crop exactly for CROP_EMBEDDING, and no negative count of attempts");
    }
  }
}
