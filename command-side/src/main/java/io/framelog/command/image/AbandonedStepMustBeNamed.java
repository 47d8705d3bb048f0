package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.commands.AbandonEnrichment;

/**
 * Only a crop's step names a crop (without one, all crops of the image are meant), and attempts are
 * not negative.
 */
final class AbandonedStepMustBeNamed {
  private AbandonedStepMustBeNamed() {}

  static void check(AbandonEnrichment command) {
    boolean namesCropInVain =
        command.cropId() != null && command.kind() != EnrichmentKind.CROP_EMBEDDING;
    if (namesCropInVain || command.attempts() < 0) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "Giving up names a crop only for CROP_EMBEDDING, and no negative count of attempts");
    }
  }
}
