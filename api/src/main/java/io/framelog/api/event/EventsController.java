package io.framelog.api.event;

import io.framelog.api.ApiController;
import io.framelog.api.json.Accepted;
import io.framelog.api.json.JsonText;
import io.framelog.api.json.Ndjson;
import io.framelog.api.live.LiveStreams;
import io.framelog.api.query.Parameters;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads the log itself. */
@ApiController
@Tag(name = "Events")
class EventsController {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private static final MediaType NDJSON = MediaType.valueOf(Ndjson.MEDIA_TYPE);

  private final LogReader log;
  private final LiveStreams live;

  EventsController(LogReader log, LiveStreams live) {
    this.log = log;
    this.live = live;
  }

  @GetMapping(
      path = "/v1/events",
      produces = {
        MediaType.APPLICATION_JSON_VALUE,
        Ndjson.MEDIA_TYPE,
        MediaType.TEXT_EVENT_STREAM_VALUE
      })
  @Operation(
      summary = "The events of the log in order",
      description =
          "As JSON a page of at most 1,000 (default 100) with 'next', the position to pass as"
              + " 'after'. As NDJSON a stream of all up to the head of this moment, or up to"
              + " 'limit'. As text/event-stream it goes on for ever: beyond the header"
              + " 'Last-Event-ID', else beyond 'after', else from now on. Each event has its"
              + " position as its id and its type as its name; without news an id alone tells how"
              + " far the stream is. A client that does not keep up gets an event 'dropped', if it"
              + " can, and is cut off; it goes on with its last id.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = EventPage.class)),
        @Content(
            mediaType = Ndjson.MEDIA_TYPE,
            schema = @Schema(implementation = EventPage.Event.class)),
        @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(implementation = EventPage.Event.class))
      })
  void events(
      @Parameter(description = "Only events beyond this position") @RequestParam(required = false)
          @Nullable Long after,
      @RequestParam(required = false) @Nullable Integer limit,
      @Parameter(example = "TagsEdited") @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String imageId,
      @RequestParam(required = false) @Nullable Long minPosition,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    MediaType form =
        Accepted.of(request.getHeader(HttpHeaders.ACCEPT), NDJSON, MediaType.TEXT_EVENT_STREAM);
    boolean stream = !form.equals(MediaType.APPLICATION_JSON);
    LogQuery query =
        new LogQuery(
            Objects.requireNonNullElse(Parameters.position("after", after), 0L),
            Parameters.limit(
                limit,
                stream ? Integer.MAX_VALUE : DEFAULT_LIMIT,
                stream ? Integer.MAX_VALUE : MAX_LIMIT),
            type,
            actor,
            imageId == null ? null : Parameters.imageId(imageId));
    long head = log.head().position();
    requireReached(Parameters.position("minPosition", minPosition), head);
    if (form.equals(MediaType.TEXT_EVENT_STREAM)) {
      if (limit != null) {
        throw Parameters.invalid("limit", "A stream that goes on for ever has no 'limit'");
      }
      live.open(LogFeed.watched(log, query), after, request, response);
      return;
    }
    EventPages pages = new EventPages(log, query, head);
    if (stream) {
      Ndjson.write(response, pages);
    } else {
      byte[] page = json(pages, query.limit());
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.setContentLength(page.length);
      response.getOutputStream().write(page);
    }
  }

  private static void requireReached(@Nullable Long minPosition, long head) {
    if (minPosition != null && minPosition > head) {
      throw new RejectedException(
          ErrorCode.POSITION_BEYOND_HEAD, "The log ends at position %d".formatted(head));
    }
  }

  private static byte[] json(EventPages pages, int limit) {
    List<String> events = pages.hasNext() ? pages.next() : List.of();
    StringBuilder json = new StringBuilder("{\"events\":[");
    json.append(String.join(",", events)).append("],\"next\":");
    json.append(events.size() == limit ? String.valueOf(pages.position()) : "null").append('}');
    return JsonText.utf8(json);
  }
}
