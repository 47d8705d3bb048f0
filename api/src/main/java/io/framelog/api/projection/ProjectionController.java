package io.framelog.api.projection;

import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.projection.DeadLetterPage;
import io.framelog.projection.ListDeadLetters;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows how far each projection is behind the log and what it has put aside. */
@ApiController
@Tag(name = "Operations")
class ProjectionController {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Queries queries;

  ProjectionController(Queries queries) {
    this.queries = queries;
  }

  @GetMapping("/v1/projections")
  @Operation(summary = "The position and the lag of each projection")
  ProjectionList list() {
    return queries.ask(new ListProjections(), ProjectionList.class);
  }

  @GetMapping("/v1/projections/{name}/dead-letters")
  @Operation(
      summary = "The events that a projection has put aside, in log order",
      description =
          "This build cannot read or handle them, or they wait behind one of the same image or"
              + " dataset that it cannot. Pass 'next' as 'after' to go on.")
  DeadLetterPage deadLetters(
      @PathVariable String name,
      @Parameter(description = "Only those beyond this position") @RequestParam(required = false)
          @Nullable Long after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return queries.ask(
        new ListDeadLetters(
            name,
            Objects.requireNonNullElse(Parameters.position("after", after), 0L),
            Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT)),
        DeadLetterPage.class);
  }
}
