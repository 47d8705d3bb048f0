package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.json.Accepted;
import io.framelog.api.json.StrictJson;
import io.framelog.api.live.LiveStreams;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.image.queries.FindSelectionChanges;
import io.framelog.image.queries.SelectionChanges;
import io.framelog.log.LogReader;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.SelectionText;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells when an image comes into a selection, leaves it or changes in it. */
@ApiController
@Tag(name = "Images: queries")
class SelectionChangesController {
  private static final int DEFAULT_LIMIT = 100;

  private final Queries queries;
  private final LogReader log;
  private final LiveStreams live;

  SelectionChangesController(Queries queries, LogReader log, LiveStreams live) {
    this.queries = queries;
    this.log = log;
    this.live = live;
  }

  @GetMapping(
      path = "/v1/images/changes",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
  @Operation(
      summary = "What came into a selection, left it or changed in it",
      description =
          "Each event of an image is compared with what was before it: the image 'entered', 'left'"
              + " (removed images leave) or 'changed' and stayed. An erased image is told as"
              + " 'left', and nothing else of it. As text/event-stream it goes on for ever, as that"
              + " of /v1/events does; as JSON it is a page that comes from at most 'limit' events.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = SelectionChangeBody.Page.class)),
        @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(implementation = SelectionChangeBody.class))
      })
  void changes(
      @Parameter(
              description = "A selection, as text or JSON; all that are not removed when left out",
              example = "tag:car AND NOT tag:draft AND width>=512")
          @RequestParam(required = false)
          @Nullable String filter,
      @Parameter(description = "Only changes beyond this position; from now on when left out")
          @RequestParam(required = false)
          @Nullable Long after,
      @RequestParam(required = false) @Nullable Integer limit,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    String selection = Objects.requireNonNullElse(filter, "");
    long head = log.head().position();
    if (Accepted.of(request.getHeader(HttpHeaders.ACCEPT), MediaType.TEXT_EVENT_STREAM)
        .equals(MediaType.TEXT_EVENT_STREAM)) {
      find(selection, head, 1); // before the headers: what cannot be watched is an ordinary error
      String one = SelectionText.of(SelectionParser.parse(selection));
      live.open(SelectionFeed.watched(queries, one), after, request, response);
      return;
    }
    long first = Objects.requireNonNullElse(Parameters.position("after", after), head);
    int most = Parameters.limit(limit, DEFAULT_LIMIT, FindSelectionChanges.MOST);
    SelectionChangeBody.Page page = SelectionChangeBody.Page.of(find(selection, first, most));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(StrictJson.MAPPER.writeValueAsBytes(page));
  }

  private SelectionChanges find(String selection, long after, int limit) {
    return queries.ask(new FindSelectionChanges(selection, after, limit), SelectionChanges.class);
  }
}
