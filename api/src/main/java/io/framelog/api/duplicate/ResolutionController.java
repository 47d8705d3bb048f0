package io.framelog.api.duplicate;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Queries;
import io.framelog.duplicate.DuplicateGroupMembers;
import io.framelog.duplicate.FindDuplicateGroup;
import io.framelog.duplicate.ResolveDuplicates;
import io.framelog.log.CommandOutcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Makes one image of a group of near-duplicates. */
@ApiController
@Tag(name = "Duplicates")
class ResolutionController {
  private final Commands commands;
  private final Queries queries;

  ResolutionController(Commands commands, Queries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  /**
   * What was done.
   *
   * @param imageId the image that was kept
   * @param version of the kept image, the {@code ETag}
   * @param position where the log stands: pass it as {@code minPosition} to read your own write
   * @param removed the other images of the group, by id
   */
  record Resolved(
      @Schema(example = "1b4e28ba-2fa1-511d-883f-0016d3cca427") String imageId,
      @Schema(example = "3") long version,
      @Schema(example = "1042") long position,
      List<String> removed) {}

  @PostMapping("/v1/duplicates/{groupId}:resolve")
  @Operation(
      summary = "Keep one image of a group and remove the others",
      description =
          "The kept image gets the tags, actors and metadata keys of the others that it lacks, and"
              + " a caption if it has none; the others are removed with the reason 'duplicate of"
              + " <id>' and keep what they have. All or nothing, at most 100 images; restore the"
              + " images or revert the command to undo it. When other images are in the group than"
              + " when it was seen: 409. If-Match is the version of the kept image.")
  ResponseEntity<Resolved> resolve(
      @PathVariable String groupId, @RequestBody Resolution resolution, CommandContext context) {
    String kept = resolution.keptImageId();
    List<String> images = members(groupId, kept);
    CommandOutcome outcome =
        commands.send(
            new ResolveDuplicates(kept, images, resolution.versions(context.expectedVersion())),
            context);
    return ResponseEntity.ok()
        .eTag("\"" + outcome.version() + "\"")
        .body(
            new Resolved(
                kept,
                outcome.version(),
                outcome.position(),
                images.stream().filter(id -> !id.equals(kept)).toList()));
  }

  /**
   * In the order of their ids, so that a repetition is the same command; one more than a group may
   * have, so that the command can say so.
   */
  private List<String> members(String groupId, String kept) {
    return queries
        .ask(
            new FindDuplicateGroup(groupId, kept, null, ResolveDuplicates.LIMIT + 1, null),
            DuplicateGroupMembers.class)
        .group()
        .images()
        .stream()
        .map(image -> image.image().imageId())
        .sorted()
        .toList();
  }
}
