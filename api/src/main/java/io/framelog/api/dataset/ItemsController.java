package io.framelog.api.dataset;

import io.framelog.api.ApiController;
import io.framelog.api.command.Caller;
import io.framelog.api.json.Ndjson;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.dataset.queries.FindSnapshotItems;
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

/** Streams what a snapshot holds. */
@ApiController
@Tag(name = "Datasets")
class ItemsController {
  private final Queries queries;
  private final Deliveries deliveries;

  ItemsController(Queries queries, Deliveries deliveries) {
    this.queries = queries;
    this.deliveries = deliveries;
  }

  @GetMapping(
      path = "/v1/datasets/{name}/snapshots/{snapshotId}/items",
      produces = Ndjson.MEDIA_TYPE)
  @Operation(
      summary = "The items of a snapshot in image-id order",
      description =
          "One canonical JSON (RFC 8785) a line with its salt; the same bytes every time, until an"
              + " image is retracted or erased: then {\"id\", \"leaf\", \"retracted\": true} (or"
              + " \"erased\") stands for it, and the digest still verifies. Who asked is recorded. To"
              + " go on after a break pass the id of the last item as 'cursor'.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = Map.class)))
  void items(
      @PathVariable String name,
      @PathVariable String snapshotId,
      @Parameter(description = "The id of the last item that you have")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "How many items at most; all when left out")
          @RequestParam(required = false)
          @Nullable Integer limit,
      @Parameter(hidden = true) Principal user,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    int most = Parameters.limit(limit, Integer.MAX_VALUE, Integer.MAX_VALUE);
    String after = cursor == null ? null : cursor.toLowerCase(Locale.ROOT);
    String snapshot = Parameters.snapshotId(snapshotId);
    ItemPages pages =
        new ItemPages(
            (from, count) ->
                queries.ask(
                    new FindSnapshotItems(name, snapshot, from, count), SnapshotItems.class),
            after,
            most,
            System::nanoTime);
    Caller caller = Caller.of(user);
    Ndjson.write(
        response,
        pages,
        () -> deliveries.snapshotItems(name, snapshot, caller.subject(), caller.client()));
  }
}
