package io.framelog.api.diff;

import io.framelog.api.ApiController;
import io.framelog.api.json.Ndjson;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.diff.DiffEnd;
import io.framelog.diff.DiffPage;
import io.framelog.diff.FindDiff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells how images differ between two positions. */
@ApiController
@Tag(name = "Images: queries")
class DiffController {
  private final Queries queries;

  DiffController(Queries queries) {
    this.queries = queries;
  }

  @GetMapping(
      path = "/v1/diff",
      produces = {MediaType.APPLICATION_JSON_VALUE, Ndjson.MEDIA_TYPE})
  @Operation(
      summary = "How the images of a selection differ between two positions",
      description =
          "In image-id order. As JSON a page, which may hold fewer images than asked for although"
              + " there is a 'next'. As NDJSON a line an image, all of them; to go on after a break"
              + " pass the last image's id as 'cursor'. 'from' may be behind 'to'.")
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
      @Parameter(description = "A position") @RequestParam(required = false) @Nullable Long from,
      @Parameter(description = "A position; now when left out") @RequestParam(required = false)
          @Nullable Long to,
      @Parameter(description = "A selection; membership is as of each position")
          @RequestParam(required = false)
          @Nullable String filter,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = "JSON: 1 to 1,000, 100 when left out")
          @RequestParam(required = false)
          @Nullable Integer limit,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    long first = Parameters.required("from", Parameters.position("from", from));
    Long last = Parameters.position("to", to);
    DiffRequest.of(
            DiffEnd.at(first), last == null ? null : DiffEnd.at(last), cursor, limit, request)
        .answer(
            (start, end, after, most) ->
                queries.ask(
                    new FindDiff(
                        Objects.requireNonNull(start.position()),
                        end == null ? null : end.position(),
                        filter,
                        after,
                        most),
                    DiffPage.class),
            response);
  }
}
