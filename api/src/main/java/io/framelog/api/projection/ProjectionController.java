package io.framelog.api.projection;

import io.framelog.api.ApiController;
import io.framelog.api.query.Queries;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows how far each projection is behind the log. */
@ApiController
@Tag(name = "Operations")
class ProjectionController {
  private final Queries queries;

  ProjectionController(Queries queries) {
    this.queries = queries;
  }

  @GetMapping("/v1/projections")
  @Operation(summary = "The position and the lag of each projection")
  ProjectionList list() {
    return queries.ask(new ListProjections(), ProjectionList.class);
  }
}
