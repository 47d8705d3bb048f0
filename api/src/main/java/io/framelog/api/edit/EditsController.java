package io.framelog.api.edit;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.job.JobBody;
import io.framelog.api.job.SubmittedJobs;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.api.security.ReviewScope;
import io.framelog.edit.EditImages;
import io.framelog.edit.EditPreview;
import io.framelog.edit.PreviewEdits;
import io.framelog.image.commands.ImageEdit;
import io.framelog.selection.SelectionSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Edits many images at once, as a job. */
@ApiController
@Tag(name = "Jobs")
class EditsController {
  private final Commands commands;
  private final Queries queries;
  private final SubmittedJobs jobs;

  EditsController(Commands commands, Queries queries, SubmittedJobs jobs) {
    this.commands = commands;
    this.queries = queries;
    this.jobs = jobs;
  }

  /**
   * What to do to which images.
   *
   * @param selection a text of the selection language; else {@code ids}
   */
  record BulkEdit(
      @Schema(example = "tag:car AND NOT tag:draft") @Nullable String selection,
      @Nullable List<@Nullable String> ids,
      @Nullable List<@Nullable ImageEdit> edits,
      @Nullable Boolean dryRun) {}

  @PostMapping("/v1/edits")
  @Operation(
      summary = "Edit many images",
      description =
          "All edits of one image happen together or not at all; images for which nothing changes"
              + " are skipped. With dryRun nothing is written: the answer counts, over the first"
              + " 1,000 images in the order of their ids, what would happen.")
  @ApiResponse(
      responseCode = "200",
      description = "A dry run",
      content = @Content(schema = @Schema(implementation = EditPreview.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Submitted; Location is the job",
      content = @Content(schema = @Schema(implementation = JobBody.class)))
  ResponseEntity<?> edit(@RequestBody BulkEdit request, CommandContext context) {
    SelectionSpec target =
        Parameters.required("selection", Target.of(request.selection(), request.ids()));
    List<ImageEdit> edits = Parameters.list("edits", Parameters.required("edits", request.edits()));
    if (edits.stream().anyMatch(ImageEdit.Review.class::isInstance)) {
      ReviewScope.require();
    }
    if (Boolean.TRUE.equals(request.dryRun())) {
      return ResponseEntity.ok(
          queries.ask(new PreviewEdits(target, edits, context.subject()), EditPreview.class));
    }
    return jobs.answer(commands.send(new EditImages(target, edits), context));
  }
}
