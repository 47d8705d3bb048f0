package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.image.commands.EditMetadata;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;

/** Edits the metadata of an image. */
@ApiController
@Tag(name = "Images: commands")
class MetadataController {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Commands commands;

  MetadataController(Commands commands) {
    this.commands = commands;
  }

  @PatchMapping(
      path = "/v1/images/{id}/metadata",
      consumes = {MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH})
  @Operation(
      summary = "Edit the metadata",
      description = "A JSON merge patch (RFC 7396): a null value removes the key.")
  ResponseEntity<ImageOutcome> edit(
      @PathVariable String id,
      @RequestBody Map<String, @Nullable Object> patch,
      CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new EditMetadata(Parameters.imageId(id), patch, context.expectedVersion()), context));
  }
}
