package io.framelog.api.event;

import io.framelog.api.ApiController;
import io.framelog.api.json.JsonText;
import io.framelog.api.json.Ndjson;
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
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads the log itself. */
@ApiController
@Tag(name = "Events")
class EventsController {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final LogReader log;

  EventsController(LogReader log) {
    this.log = log;
  }

  @GetMapping(
      path = "/v1/events",
      produces = {MediaType.APPLICATION_JSON_VALUE, Ndjson.MEDIA_TYPE})
  @Operation(
      summary = "The events of the log in order",
      description =
          "As JSON a page of at most 1,000 (default 100) with 'next', the position to pass as"
              + " 'after'. As NDJSON a stream of all up to the head of this moment, or up to"
              + " 'limit'.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = EventPage.class)),
        @Content(
            mediaType = Ndjson.MEDIA_TYPE,
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
    boolean stream = wantsNdjson(request.getHeader(HttpHeaders.ACCEPT));
    LogQuery query =
        new LogQuery(
            Objects.requireNonNullElse(Parameters.position("after", after), 0L),
            Parameters.limit(
                limit,
                stream ? Integer.MAX_VALUE : DEFAULT_LIMIT,
                stream ? Integer.MAX_VALUE : MAX_LIMIT),
            type,
            actor,
            imageId == null ? null : imageId.toLowerCase(Locale.ROOT));
    long head = log.head().position();
    requireReached(Parameters.position("minPosition", minPosition), head);
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

  /** Whether the first of the client's preferences that we have is NDJSON. */
  private static boolean wantsNdjson(@Nullable String accept) {
    if (accept == null) {
      return false;
    }
    List<MediaType> preferred = MediaType.parseMediaTypes(accept);
    MimeTypeUtils.sortBySpecificity(preferred);
    return preferred.stream()
        .filter(type -> type.includes(MediaType.APPLICATION_JSON) || isNdjson(type))
        .findFirst()
        .filter(EventsController::isNdjson)
        .isPresent();
  }

  private static boolean isNdjson(MediaType type) {
    return type.getSubtype().equals("x-ndjson");
  }
}
