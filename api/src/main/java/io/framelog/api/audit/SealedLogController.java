package io.framelog.api.audit;

import io.framelog.api.ApiController;
import io.framelog.api.command.Caller;
import io.framelog.api.json.Ndjson;
import io.framelog.api.query.Parameters;
import io.framelog.delivery.Deliveries;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.log.LogReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives the log out with its seals, for audit/VerifyLog.java to hash. */
@ApiController
@Tag(name = "Audit")
class SealedLogController {
  private final LogReader log;
  private final Deliveries deliveries;

  SealedLogController(LogReader log, Deliveries deliveries) {
    this.log = log;
    this.deliveries = deliveries;
  }

  @GetMapping(path = "/v1/audit/log", produces = Ndjson.MEDIA_TYPE)
  @Operation(
      summary = "The events of the log with their seals",
      description =
          "A stream of all up to the head of this moment, or up to 'limit', one event a line."
              + " Payload and metadata are texts, exactly as they were recorded. Where one was"
              + " erased, its salt is empty. Who asked is recorded.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = Ndjson.MEDIA_TYPE,
              schema = @Schema(implementation = SealedEventForm.class)))
  void log(
      @Parameter(description = "Only events beyond this position") @RequestParam(required = false)
          @Nullable Long after,
      @Parameter(description = "How many events at most; all when left out")
          @RequestParam(required = false)
          @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Long minPosition,
      @Parameter(hidden = true) Principal user,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    long first = Objects.requireNonNullElse(Parameters.position("after", after), 0L);
    int most = Parameters.limit(limit, Integer.MAX_VALUE, Integer.MAX_VALUE);
    long head = log.head().position();
    Long least = Parameters.position("minPosition", minPosition);
    if (least != null && least > head) {
      throw new RejectedException(
          ErrorCode.POSITION_BEYOND_HEAD, "The log ends at position %d".formatted(head));
    }
    SealedEventPages pages = new SealedEventPages(log, first, most, head);
    Caller caller = Caller.of(user);
    Ndjson.write(
        response,
        pages,
        () -> deliveries.sealedLog(first + 1, pages.last(), caller.subject(), caller.client()));
  }
}
