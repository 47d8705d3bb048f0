package io.framelog.api.diff;

import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.diff.FindImageDiff;
import io.framelog.diff.FindImageDiff.Moment;
import io.framelog.diff.ImageDiff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells how one image differs between two of its states. */
@ApiController
@Tag(name = "Images: queries")
class ImageDiffController {
  private final Queries queries;

  ImageDiffController(Queries queries) {
    this.queries = queries;
  }

  @Schema(name = "ImageDiff")
  record Answer(String imageId, State from, State to, List<ChangeBody> changes, long position) {}

  /** The version that was true at the position. */
  @Schema(name = "ImageDiffEnd")
  record State(long position, long version) {
    static State of(ImageDiff.State state) {
      return new State(state.position(), state.version());
    }
  }

  @GetMapping("/v1/images/{id}/diff")
  @Operation(
      summary = "How an image differs between two positions or versions",
      description = "Each end is a position or a version. The first may be the later one.")
  Answer diff(
      @PathVariable String id,
      @Parameter(description = "A position") @RequestParam(required = false) @Nullable Long from,
      @Parameter(description = "A position; now when this and 'toVersion' are left out")
          @RequestParam(required = false)
          @Nullable Long to,
      @Parameter(description = "A version, in place of 'from'") @RequestParam(required = false)
          @Nullable Long fromVersion,
      @Parameter(description = "A version, in place of 'to'") @RequestParam(required = false)
          @Nullable Long toVersion,
      @RequestParam(required = false) @Nullable Long minPosition) {
    Moment first = Parameters.required("from", moment("from", from, "fromVersion", fromVersion));
    ImageDiff diff =
        queries.ask(
            new FindImageDiff(
                Parameters.imageId(id),
                first,
                moment("to", to, "toVersion", toVersion),
                Parameters.position("minPosition", minPosition)),
            ImageDiff.class);
    return new Answer(
        diff.imageId(),
        State.of(diff.from()),
        State.of(diff.to()),
        diff.changes().stream().map(ChangeBody::of).toList(),
        diff.position());
  }

  private static @Nullable Moment moment(
      String field, @Nullable Long position, String versionField, @Nullable Long version) {
    if (position != null && version != null) {
      throw Parameters.invalid(
          versionField, "'%s' and '%s' exclude each other".formatted(field, versionField));
    }
    if (version != null && version < 1) {
      throw Parameters.invalid(versionField, "'%s' must be 1 or more".formatted(versionField));
    }
    Long at = Parameters.position(field, position);
    return at == null && version == null ? null : new Moment(at, version);
  }
}
