package io.framelog.api.projection;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.error.ErrorCode;
import io.framelog.projection.FindProjectionRun;
import io.framelog.projection.ListProjectionRuns;
import io.framelog.projection.ProjectionCommand;
import io.framelog.projection.ProjectionRun;
import io.framelog.projection.ProjectionRuns;
import io.framelog.projection.RebuildProjection;
import io.framelog.projection.VerifyProjection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Starts rebuilds and verifications of projections and shows how they are getting on. */
@ApiController
@Tag(name = "Operations")
class ProjectionRunsController {
  private final Commands commands;
  private final Queries queries;

  ProjectionRunsController(Commands commands, Queries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  @PostMapping("/v1/projections/{name}:rebuild")
  @Operation(
      summary = "Build a projection anew beside the live one, and switch",
      description =
          "Answers 202 at once; watch the run at Location. Readers see the live projection until"
              + " the new one has caught up. 409 while another run of the projection is under way.")
  ResponseEntity<ProjectionRun> rebuild(@PathVariable String name, CommandContext context) {
    return started(new RebuildProjection(name), context);
  }

  @PostMapping("/v1/projections/{name}:verify")
  @Operation(
      summary = "Compare a projection with what a rebuild would make",
      description =
          "Answers 202 at once; watch the run at Location. Live and rebuilt are equal when it ends"
              + " as DONE with 0 differences. 409 while another run of the projection is under"
              + " way.")
  ResponseEntity<ProjectionRun> verify(@PathVariable String name, CommandContext context) {
    return started(new VerifyProjection(name), context);
  }

  private ResponseEntity<ProjectionRun> started(ProjectionCommand command, CommandContext context) {
    String runId = Objects.requireNonNull(commands.send(command, context).ids().get("runId"));
    return ResponseEntity.accepted()
        .location(URI.create("/v1/projections/" + command.projection() + "/runs/" + runId))
        .body(find(command.projection(), runId));
  }

  @GetMapping("/v1/projections/{name}/runs")
  @Operation(summary = "The last rebuilds and verifications of a projection, newest first")
  ProjectionRuns runs(@PathVariable String name) {
    return queries.ask(new ListProjectionRuns(name), ProjectionRuns.class);
  }

  @GetMapping("/v1/projections/{name}/runs/{runId}")
  @Operation(
      summary = "One rebuild or verification",
      description = "With the first 100 differences, once it has ended.")
  ProjectionRun run(@PathVariable String name, @PathVariable String runId) {
    return find(
        name, Parameters.uuid(runId, ErrorCode.RUN_NOT_FOUND, "The projection had no run '%s'"));
  }

  private ProjectionRun find(String name, String runId) {
    return queries.ask(new FindProjectionRun(name, runId), ProjectionRun.class);
  }
}
