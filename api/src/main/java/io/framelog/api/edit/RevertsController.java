package io.framelog.api.edit;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.job.JobBody;
import io.framelog.api.job.SubmittedJobs;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.edit.EditPreview;
import io.framelog.edit.EditsBy;
import io.framelog.edit.EditsBy.Source;
import io.framelog.edit.PreviewRevert;
import io.framelog.edit.RevertEdits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Takes somebody's edits back, as a job. */
@ApiController
@Tag(name = "Jobs")
class RevertsController {
  private final Commands commands;
  private final Queries queries;
  private final SubmittedJobs jobs;

  RevertsController(Commands commands, Queries queries, SubmittedJobs jobs) {
    this.commands = commands;
    this.queries = queries;
    this.jobs = jobs;
  }

  /** Whose edits: exactly one of these. */
  @Schema(name = "RevertBy")
  record By(
      @Schema(example = "ann") @Nullable String actor,
      @Nullable String client,
      @Schema(description = "A model's name, or name@version") @Nullable String model,
      @Nullable String commandId,
      @Schema(description = "All that one job did; a revert, to take it back")
          @Nullable String jobId) {

    EditsBy read() {
      List<EditsBy> given = new ArrayList<>();
      add(given, Source.ACTOR, actor);
      add(given, Source.CLIENT, client);
      add(given, Source.MODEL, model);
      add(given, Source.COMMAND, commandId);
      add(given, Source.JOB, jobId);
      if (given.size() != 1) {
        throw Parameters.invalid(
            "by", "'by' names exactly one of actor, client, model, commandId and jobId");
      }
      return given.getFirst();
    }

    private static void add(List<EditsBy> given, Source source, @Nullable String value) {
      if (value != null) {
        given.add(new EditsBy(source, value));
      }
    }
  }

  /**
   * What to undo.
   *
   * @param fromPosition may be left out for a command or a job
   * @param toPosition the head when left out
   */
  record Revert(
      @Nullable By by,
      @Nullable Long fromPosition,
      @Nullable Long toPosition,
      @Schema(example = "tag:car") @Nullable String selection,
      @Nullable List<@Nullable String> ids,
      @Nullable Boolean dryRun) {

    RevertEdits read() {
      EditsBy edits = Parameters.required("by", by).read();
      boolean named = edits.source() == Source.COMMAND || edits.source() == Source.JOB;
      Long from = named && fromPosition == null ? Long.valueOf(1) : fromPosition;
      return new RevertEdits(
          edits, Parameters.required("fromPosition", from), toPosition, Target.of(selection, ids));
    }
  }

  @PostMapping("/v1/reverts")
  @Operation(
      summary = "Undo somebody's edits",
      description =
          "By further events: afterwards each image is as its history without these edits makes it."
              + " With dryRun nothing is written: the answer counts, over the first 1,000 images in"
              + " the order of their ids, what would change, and shows for some of them what, and"
              + " the positions of the later edits that depend on it.")
  @ApiResponse(
      responseCode = "200",
      description = "A dry run",
      content = @Content(schema = @Schema(implementation = EditPreview.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Submitted; Location is the job",
      content = @Content(schema = @Schema(implementation = JobBody.class)))
  ResponseEntity<?> revert(@RequestBody Revert request, CommandContext context) {
    RevertEdits revert = request.read();
    if (Boolean.TRUE.equals(request.dryRun())) {
      return ResponseEntity.ok(
          queries.ask(new PreviewRevert(revert, context.subject()), EditPreview.class));
    }
    return jobs.answer(commands.send(revert, context));
  }
}
