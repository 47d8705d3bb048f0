package io.framelog.api.audit;

import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.audit.Checkpoint;
import io.framelog.audit.CheckpointPage;
import io.framelog.audit.FindCheckpoint;
import io.framelog.audit.ListCheckpoints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives out what an auditor keeps. */
@ApiController
@Tag(name = "Audit")
class CheckpointController {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Queries queries;

  CheckpointController(Queries queries) {
    this.queries = queries;
  }

  @GetMapping("/v1/audit/checkpoint")
  @Operation(
      summary = "What the log hashes to",
      description =
          "The root of the RFC 6962 tree over the first 'size' events, of all when it is left out."
              + " Keep it outside of this system: it shows later whether any of them has changed.")
  Checkpoint checkpoint(
      @Parameter(description = "How many events; 0 or more") @RequestParam(required = false)
          @Nullable Long size,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return queries.ask(
        new FindCheckpoint(
            Parameters.position("size", size), Parameters.position("minPosition", minPosition)),
        Checkpoint.class);
  }

  @GetMapping("/v1/audit/checkpoints")
  @Operation(
      summary = "The checkpoints that were kept here, by size",
      description =
          "One every 10,000 events or every minute of activity. 'next' is to be passed as"
              + " 'after'.")
  CheckpointPage checkpoints(
      @Parameter(description = "Only those of a larger size") @RequestParam(required = false)
          @Nullable Long after,
      @Parameter(description = "1 to 1,000, default 100") @RequestParam(required = false)
          @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return queries.ask(
        new ListCheckpoints(
            Objects.requireNonNullElse(Parameters.position("after", after), 0L),
            Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT),
            Parameters.position("minPosition", minPosition)),
        CheckpointPage.class);
  }
}
