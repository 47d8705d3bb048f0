package io.framelog.api.duplicate;

import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.duplicate.DuplicateGroup;
import io.framelog.duplicate.DuplicateGroupMembers;
import io.framelog.duplicate.DuplicateGroups;
import io.framelog.duplicate.DuplicatesOfImage;
import io.framelog.duplicate.FindDuplicateGroup;
import io.framelog.duplicate.FindDuplicatesOf;
import io.framelog.duplicate.ListDuplicateGroups;
import io.framelog.duplicate.MaxDistance;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds images that look alike. */
@ApiController
@Tag(name = "Duplicates")
class DuplicatesController {
  private static final int GROUPS = 20;
  private static final int IMAGES = 50;
  private static final String DISTANCE =
      "How many of the 64 bits of the perceptual hashes may differ: 0 to 8, 4 when left out";

  private final Queries queries;

  DuplicatesController(Queries queries) {
    this.queries = queries;
  }

  @GetMapping(path = "/v1/duplicates", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Groups of near-duplicates",
      description =
          "Every two images within the distance are together in some group; no image of a group is"
              + " farther than that from its first. A page may hold fewer groups than asked for,"
              + " even none: go on until nextCursor is null.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DuplicatesBody.Groups.class)))
  byte[] groups(
      @Parameter(description = DISTANCE) @RequestParam(required = false)
          @Nullable Integer maxDistance,
      @RequestParam(required = false) @Nullable Integer limit,
      @Parameter(description = "The 'nextCursor' of the page before")
          @RequestParam(required = false)
          @Nullable String cursor,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return DuplicatesJson.of(
        queries.ask(
            new ListDuplicateGroups(
                distance(maxDistance),
                Parameters.limit(limit, GROUPS, ListDuplicateGroups.MOST),
                cursor,
                Parameters.position("minPosition", minPosition)),
            DuplicateGroups.class));
  }

  @GetMapping(path = "/v1/duplicates/{groupId}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "One group, page by page",
      description = "When other images are in it than when it was seen: 409.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DuplicatesBody.GroupPage.class)))
  byte[] group(
      @PathVariable String groupId,
      @Parameter(description = "The 'nextCursor' of the page before")
          @RequestParam(required = false)
          @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return DuplicatesJson.of(
        queries.ask(
            new FindDuplicateGroup(
                groupId,
                null,
                cursor == null ? null : cursor.toLowerCase(Locale.ROOT),
                Parameters.limit(limit, DuplicateGroup.SHOWN, FindDuplicateGroup.MOST),
                Parameters.position("minPosition", minPosition)),
            DuplicateGroupMembers.class));
  }

  @GetMapping(path = "/v1/images/{id}/duplicates", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "The near-duplicates of one image, nearest first",
      description = "None as long as the image has no fingerprint.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DuplicatesBody.OfImage.class)))
  byte[] duplicatesOf(
      @PathVariable String id,
      @Parameter(description = DISTANCE) @RequestParam(required = false)
          @Nullable Integer maxDistance,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return DuplicatesJson.of(
        queries.ask(
            new FindDuplicatesOf(
                Parameters.imageId(id),
                distance(maxDistance),
                Parameters.limit(limit, IMAGES, FindDuplicatesOf.MOST),
                Parameters.position("minPosition", minPosition)),
            DuplicatesOfImage.class));
  }

  private static int distance(@Nullable Integer maxDistance) {
    return Objects.requireNonNullElse(maxDistance, MaxDistance.DEFAULT);
  }
}
