package io.framelog.api.diff;

import io.framelog.api.ApiController;
import io.framelog.api.command.Caller;
import io.framelog.api.json.Ndjson;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.dataset.queries.FindSnapshotDelta;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.delivery.Deliveries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Streams what makes one snapshot out of another one. */
@ApiController
@Tag(name = "Datasets")
class DeltaController {
  private final Queries queries;
  private final Deliveries deliveries;

  DeltaController(Queries queries, Deliveries deliveries) {
    this.queries = queries;
    this.deliveries = deliveries;
  }

  @GetMapping(
      path = "/v1/datasets/{name}/snapshots/{snapshotId}/delta",
      produces = Ndjson.MEDIA_TYPE)
  @Operation(
      summary = "What makes the items of a snapshot out of those of another one",
      description =
          "In image-id order: each item that is new or has another leaf, as 'items' gives it, and"
              + " {\"id\", \"removed\": true} for each that is gone. Items that are not given out"
              + " any more come as bare leaves, changed or not: drop what you have of them. The"
              + " result has the snapshot's digest. Who asked is recorded. To go on after a break"
              + " pass the id of the last line as 'cursor'.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = Map.class)))
  void delta(
      @PathVariable String name,
      @PathVariable String snapshotId,
      @Parameter(description = "The id of the snapshot whose items you have")
          @RequestParam(required = false)
          @Nullable String since,
      @Parameter(description = "The id of the last line that you have")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(hidden = true) Principal user,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    String snapshot = Parameters.snapshotId(snapshotId);
    String held = Parameters.snapshotId(Parameters.required("since", since));
    CursorPages pages =
        new CursorPages(
            (after, limit) ->
                page(
                    queries.ask(
                        new FindSnapshotDelta(name, snapshot, held, after, limit),
                        SnapshotItems.class)),
            cursor == null ? null : cursor.toLowerCase(Locale.ROOT),
            Integer.MAX_VALUE);
    Caller caller = Caller.of(user);
    Ndjson.write(
        response,
        pages,
        () -> deliveries.snapshotItems(name, snapshot, caller.subject(), caller.client()));
  }

  private static CursorPages.Page page(SnapshotItems items) {
    return new CursorPages.Page(
        items.items().stream().map(SnapshotItem::json).toList(), items.next());
  }
}
