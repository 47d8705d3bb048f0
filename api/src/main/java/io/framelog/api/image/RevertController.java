package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.image.commands.RevertImage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Takes an image back to one of its versions. */
@ApiController
@Tag(name = "Images: commands")
class RevertController {
  private final Commands commands;

  RevertController(Commands commands) {
    this.commands = commands;
  }

  /** The version to go back to, from 1 on. */
  record Revert(@Schema(example = "3") @Nullable Long toVersion) {}

  @PostMapping("/v1/images/{id}:revert")
  @Operation(
      summary = "Go back to a version",
      description =
          "Writes the edits that bring caption, tags, actors, metadata and crops (with their ids)"
              + " back to that version; nothing is taken out of the history, and reverting the"
              + " revert brings it all back. Reviews and decisions on suggestions stay.")
  ResponseEntity<ImageOutcome> revert(
      @PathVariable String id, @RequestBody Revert revert, CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new RevertImage(
                Parameters.imageId(id),
                Parameters.required("toVersion", revert.toVersion()),
                context.expectedVersion()),
            context));
  }
}
