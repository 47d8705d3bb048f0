package io.framelog.api.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.image.queries.FindImageHistory;
import io.framelog.image.queries.HistoryEntry;
import io.framelog.image.queries.HistoryPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads what happened to an image. */
@ApiController
@Tag(name = "Images: queries")
class HistoryController {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Queries queries;

  HistoryController(Queries queries) {
    this.queries = queries;
  }

  /**
   * A page of history, oldest first.
   *
   * @param next pass it as {@code cursor} to go on; null at the end
   */
  record History(List<Entry> entries, @Nullable Long next, long position) {}

  /** One event of the image; {@code change} is what the log holds of it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      long position,
      long version,
      @Schema(example = "TagsEdited") String type,
      @Schema(example = "ann") String actor,
      Instant at,
      @Nullable String reason,
      @JsonRawValue @Schema(type = "object", example = "{\"added\": [\"car\"], \"removed\": []}")
          String change) {

    static Entry of(HistoryEntry entry) {
      return new Entry(
          entry.position(),
          entry.version(),
          entry.type(),
          entry.actor(),
          entry.at(),
          entry.reason(),
          entry.change());
    }
  }

  @GetMapping("/v1/images/{id}/history")
  @Operation(summary = "What happened to an image, oldest first")
  History history(
      @PathVariable String id,
      @Parameter(description = "The 'next' of the page before") @RequestParam(required = false)
          @Nullable Long cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Long minPosition) {
    HistoryPage page =
        queries.ask(
            new FindImageHistory(
                Parameters.imageId(id),
                Objects.requireNonNullElse(Parameters.position("cursor", cursor), 0L),
                Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT),
                Parameters.position("minPosition", minPosition)),
            HistoryPage.class);
    return new History(
        page.entries().stream().map(Entry::of).toList(), page.next(), page.position());
  }
}
