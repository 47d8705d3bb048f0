package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.error.ErrorCode;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.AdjustCrop;
import io.framelog.image.commands.RemoveCrop;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Adds, moves, renames and removes the crops of an image. */
@ApiController
@Tag(name = "Images: commands")
class CropsController {
  private final Commands commands;

  CropsController(Commands commands) {
    this.commands = commands;
  }

  @PostMapping("/v1/images/{id}/crops")
  @Operation(
      summary = "Add a crop",
      description = "The box is relative to the upright image, at least one pixel, inside it.")
  @ApiResponse(responseCode = "201", description = "Added; the answer names the crop")
  @ApiResponse(responseCode = "200", description = "The image has exactly this crop already")
  ResponseEntity<ImageOutcome> add(
      @PathVariable String id, @RequestBody CropBody crop, CommandContext context) {
    return ImageOutcome.cropAdded(
        commands.send(
            new AddCrop(
                Parameters.imageId(id),
                crop.requiredBox(),
                crop.label(),
                crop.cropId(),
                context.expectedVersion()),
            context));
  }

  @PutMapping("/v1/images/{id}/crops/{cropId}")
  @Operation(summary = "Move or rename a crop", description = "Without a label it has none.")
  ResponseEntity<ImageOutcome> adjust(
      @PathVariable String id,
      @PathVariable String cropId,
      @RequestBody CropBody crop,
      CommandContext context) {
    if (crop.cropId() != null && !crop.cropId().equals(cropId)) {
      throw Parameters.invalid("cropId", "A crop keeps its id");
    }
    return ImageOutcome.edited(
        commands.send(
            new AdjustCrop(
                Parameters.imageId(id),
                canonical(cropId),
                crop.requiredBox(),
                crop.label(),
                context.expectedVersion()),
            context));
  }

  @DeleteMapping("/v1/images/{id}/crops/{cropId}")
  @Operation(summary = "Remove a crop")
  ResponseEntity<ImageOutcome> remove(
      @PathVariable String id, @PathVariable String cropId, CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new RemoveCrop(Parameters.imageId(id), canonical(cropId), context.expectedVersion()),
            context));
  }

  private static String canonical(String cropId) {
    return Parameters.uuid(cropId, ErrorCode.CROP_NOT_FOUND, "The image has no crop '%s'");
  }
}
