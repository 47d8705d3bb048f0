package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.erasure.ErasureView;
import io.framelog.erasure.FindErasure;
import io.framelog.image.commands.EraseImage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Erases images for good, and says how far that is. */
@ApiController
@Tag(name = "Erasure")
class ErasureController {
  private final Commands commands;
  private final Queries queries;

  ErasureController(Commands commands, Queries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  /** Why; at most 1,024 characters, and nothing of what is to be erased. */
  record Erasure(@Schema(example = "request of 2026-11-22") @Nullable String reason) {}

  @PostMapping("/v1/images/{id}:erase")
  @Operation(
      summary = "Erase all that was said about an image, and its bytes",
      description =
          "For good: the texts of its events are replaced in the log, and all that follows the log"
              + " follows. Proofs and sealed snapshots keep verifying. Afterwards the image answers"
              + " 410, and its content cannot be registered again. Needs no body.")
  ResponseEntity<ImageOutcome> erase(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Erasure erasure,
      CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new EraseImage(
                Parameters.imageId(id),
                erasure == null ? null : erasure.reason(),
                context.expectedVersion()),
            context));
  }

  @GetMapping("/v1/images/{id}/erasure")
  @Operation(
      summary = "How far the erasure of an image is, and who was given the image before",
      description =
          "'done' means that no store of this system holds the image any more; backups and what was"
              + " given to others it cannot know.")
  ErasureView erasure(
      @PathVariable String id, @RequestParam(required = false) @Nullable Long minPosition) {
    return queries.ask(
        new FindErasure(Parameters.imageId(id), Parameters.position("minPosition", minPosition)),
        ErasureView.class);
  }
}
