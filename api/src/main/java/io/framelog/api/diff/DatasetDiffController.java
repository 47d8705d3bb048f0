package io.framelog.api.diff;

import io.framelog.api.ApiController;
import io.framelog.api.json.Ndjson;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.diff.DiffEnd;
import io.framelog.diff.DiffPage;
import io.framelog.diff.FindDatasetDiff;
import io.framelog.identity.Identities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells how a dataset differs between two positions or snapshots. */
@ApiController
@Tag(name = "Datasets")
class DatasetDiffController {
  /** Eighteen digits fit into a long; no log is longer. */
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

  private final Queries queries;

  DatasetDiffController(Queries queries) {
    this.queries = queries;
  }

  @GetMapping(
      path = "/v1/datasets/{name}/diff",
      produces = {MediaType.APPLICATION_JSON_VALUE, Ndjson.MEDIA_TYPE})
  @Operation(
      summary = "How a dataset differs between two positions or snapshots",
      description =
          "A snapshot is compared as of its own position and by its own selection, a position by"
              + " the dataset's present selection; an image enters and leaves by edits. In image-id"
              + " order. As JSON a page, which may hold fewer images than asked for although there"
              + " is a 'next'. As NDJSON a line an image, all of them; to go on after a break pass"
              + " the last image's id as 'cursor'. 'from' may be behind 'to'.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = DiffBody.class)),
        @Content(
            mediaType = Ndjson.MEDIA_TYPE,
            schema = @Schema(implementation = DiffBody.Line.class))
      })
  void diff(
      @PathVariable String name,
      @Parameter(description = "A position or a snapshot's id") @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "A position or a snapshot's id; now when left out")
          @RequestParam(required = false)
          @Nullable String to,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = "JSON: 1 to 1,000, 100 when left out")
          @RequestParam(required = false)
          @Nullable Integer limit,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    DiffRequest.of(
            end("from", Parameters.required("from", from)),
            to == null ? null : end("to", to),
            cursor,
            limit,
            request)
        .answer(
            (start, end, after, most) ->
                queries.ask(new FindDatasetDiff(name, start, end, after, most), DiffPage.class),
            response);
  }

  private static DiffEnd end(String field, String text) {
    if (POSITION.matcher(text).matches()) {
      return DiffEnd.at(Long.parseLong(text));
    }
    String id = text.toLowerCase(Locale.ROOT);
    if (!Identities.isUuid(id)) {
      throw Parameters.invalid(field, "'%s' is a position or a snapshot's id".formatted(field));
    }
    return DiffEnd.of(id);
  }
}
