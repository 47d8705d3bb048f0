package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.image.Origin;
import io.framelog.image.commands.ChangeCaption;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Replaces the caption of an image. */
@ApiController
@Tag(name = "Images: commands")
class CaptionController {
  private final Commands commands;

  CaptionController(Commands commands) {
    this.commands = commands;
  }

  /** A caption of 0-8,192 characters; empty clears it. */
  record Caption(@Schema(example = "a red car at dusk") @Nullable String text) {}

  @PutMapping("/v1/images/{id}/caption")
  @Operation(summary = "Replace the caption", description = "An empty text clears it.")
  ResponseEntity<ImageOutcome> change(
      @PathVariable String id, @RequestBody Caption caption, CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new ChangeCaption(
                Parameters.imageId(id),
                Parameters.required("text", caption.text()),
                Origin.HUMAN,
                context.expectedVersion()),
            context));
  }
}
