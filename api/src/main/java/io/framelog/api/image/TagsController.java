package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.image.commands.EditTags;
import io.framelog.image.queries.ImageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads and edits the tags of an image. */
@ApiController
class TagsController {
  private final Commands commands;
  private final ImageReader images;

  TagsController(Commands commands, ImageReader images) {
    this.commands = commands;
    this.images = images;
  }

  /** The tags of an image at a version. */
  record ImageTags(String imageId, long version, List<String> tags, long position) {}

  @GetMapping("/v1/images/{id}/tags")
  @Tag(name = "Images: queries")
  @Operation(summary = "The tags of an image")
  ImageTags get(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long asOf,
      @RequestParam(required = false) @Nullable Long minPosition,
      HttpServletResponse response) {
    ImageAnswer found = images.find(id, asOf, minPosition);
    response.setHeader(HttpHeaders.ETAG, "\"" + found.image().version() + "\"");
    return new ImageTags(
        found.image().imageId(),
        found.image().version(),
        ImageReader.texts(found, "tags"),
        found.position());
  }

  @PatchMapping("/v1/images/{id}/tags")
  @Tag(name = "Images: commands")
  @Operation(
      summary = "Add and remove tags",
      description = "To add one that is there, or remove one that is not, changes nothing.")
  ResponseEntity<ImageOutcome> edit(
      @PathVariable String id, @RequestBody LabelEdit edit, CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new EditTags(
                Parameters.imageId(id), edit.added(), edit.removed(), context.expectedVersion()),
            context));
  }
}
