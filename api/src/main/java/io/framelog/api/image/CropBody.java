package io.framelog.api.image;

import io.framelog.api.query.Parameters;
import io.framelog.image.Box;
import io.framelog.image.NewCrop;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A crop as it is sent.
 *
 * @param label 1-128 characters
 * @param cropId a UUID of the sender's choice for a new crop; without one the server names it
 */
record CropBody(
    @Nullable BoxBody box,
    @Schema(example = "wheel") @Nullable String label,
    @Nullable String cropId) {

  /** Relative to the upright image, 0..1; {@code x, y} is the upper left corner. */
  record BoxBody(
      @Schema(example = "0.1") @Nullable Double x,
      @Schema(example = "0.2") @Nullable Double y,
      @Schema(example = "0.3") @Nullable Double w,
      @Schema(example = "0.4") @Nullable Double h) {}

  Box requiredBox() {
    BoxBody sent = Parameters.required("box", box);
    return new Box(
        Parameters.required("box.x", sent.x()),
        Parameters.required("box.y", sent.y()),
        Parameters.required("box.w", sent.w()),
        Parameters.required("box.h", sent.h()));
  }

  NewCrop newCrop() {
    return new NewCrop(requiredBox(), label, cropId);
  }
}
