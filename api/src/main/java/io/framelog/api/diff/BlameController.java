package io.framelog.api.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.diff.Blame;
import io.framelog.diff.BlamedFact;
import io.framelog.diff.Deed;
import io.framelog.diff.FindBlame;
import io.framelog.image.Origin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells whose deed each fact about an image is. */
@ApiController
@Tag(name = "Images: queries")
class BlameController {
  private final Queries queries;

  BlameController(Queries queries) {
    this.queries = queries;
  }

  @Schema(name = "Blame")
  record Answer(List<Fact> facts, long position) {}

  /** A fact, and the event that made it what it is. */
  @Schema(name = "BlamedFact")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Fact(
      @Schema(
              description =
                  "caption, tags, actors, review, removed; metadata/ and a JSON pointer; crops/, the"
                      + " crop's id and /x, /y, /w, /h or /label",
              example = "metadata/camera/iso")
          String field,
      @JsonRawValue @Schema(type = "object", description = "Any JSON value; of a set one element")
          String value,
      @Schema(example = "ann") String actor,
      Instant at,
      long position,
      @Schema(description = "The image's version after it") long version,
      Origin origin,
      @Schema(example = "TagsEdited") String event,
      Command command,
      @Nullable String client,
      @Nullable String reason,
      @Schema(description = "Whether the command undid earlier ones") @Nullable Boolean reverts) {

    static Fact of(BlamedFact fact) {
      Deed deed = fact.deed();
      return new Fact(
          fact.field(),
          fact.value(),
          deed.actor(),
          deed.at(),
          deed.position(),
          deed.version(),
          deed.origin(),
          deed.event(),
          new Command(deed.command(), deed.commandId()),
          deed.client(),
          deed.reason(),
          deed.reverts());
    }
  }

  /** The type is not known of events from before it was recorded. */
  @Schema(name = "BlamedCommand")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Command(
      @Schema(example = "RevertImage") @Nullable String type, @Nullable String commandId) {}

  @GetMapping("/v1/images/{id}/blame")
  @Operation(
      summary = "Who made each fact about an image what it is",
      description =
          "Metadata leaf by leaf, crops number by number. What was taken away and put back is the"
              + " deed of who put it back, a reverter too.")
  Answer blame(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long asOf,
      @RequestParam(required = false) @Nullable Long minPosition) {
    Blame blame =
        queries.ask(
            new FindBlame(
                Parameters.imageId(id),
                Parameters.position("asOf", asOf),
                Parameters.position("minPosition", minPosition)),
            Blame.class);
    return new Answer(blame.facts().stream().map(Fact::of).toList(), blame.position());
  }
}
