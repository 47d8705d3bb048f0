package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.image.ReviewState;
import io.framelog.image.commands.ReviewImage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Says what a reviewer thinks of an image. */
@ApiController
@Tag(name = "Images: commands")
class ReviewController {
  private final Commands commands;

  ReviewController(Commands commands) {
    this.commands = commands;
  }

  /** A review with a note of at most 1,024 characters. */
  record Review(
      @Schema(example = "NEEDS_WORK") @Nullable ReviewState state,
      @Schema(example = "the crop cuts the tail off") @Nullable String note) {}

  @PostMapping("/v1/images/{id}:review")
  @Operation(
      summary = "Review an image",
      description =
          "Reviews the image as it is; pass If-Match so that it is what the reviewer has seen. Who"
              + " edited last may not review (reviewer-is-last-editor), unless the deployment"
              + " allows it. The review stays through later edits; the history tells what came"
              + " after it.")
  ResponseEntity<ImageOutcome> review(
      @PathVariable String id, @RequestBody Review review, CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new ReviewImage(
                Parameters.imageId(id),
                Parameters.required("state", review.state()),
                review.note(),
                context.expectedVersion()),
            context));
  }
}
