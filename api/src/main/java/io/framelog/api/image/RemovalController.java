package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RestoreImage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes images out of what people see, and brings them back. */
@ApiController
@Tag(name = "Images: commands")
class RemovalController {
  private final Commands commands;

  RemovalController(Commands commands) {
    this.commands = commands;
  }

  @DeleteMapping("/v1/images/{id}")
  @Operation(
      summary = "Remove an image",
      description =
          "It is no longer found; its history, its bytes and the snapshots that hold it stay. The"
              + " reason is taken from X-Reason.")
  ResponseEntity<ImageOutcome> remove(@PathVariable String id, CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new RemoveImage(Parameters.imageId(id), context.reason(), context.expectedVersion()),
            context));
  }

  @PostMapping("/v1/images/{id}:restore")
  @Operation(summary = "Bring a removed image back")
  ResponseEntity<ImageOutcome> restore(@PathVariable String id, CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new RestoreImage(Parameters.imageId(id), context.expectedVersion()), context));
  }
}
