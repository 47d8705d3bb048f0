package io.framelog.api.job;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.json.Accepted;
import io.framelog.api.json.StrictJson;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.job.CancelJob;
import io.framelog.job.FindJob;
import io.framelog.job.FindJobErrors;
import io.framelog.job.JobErrors;
import io.framelog.job.JobList;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.job.ListJobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Watches and cancels jobs. */
@ApiController
@Tag(name = "Jobs")
class JobsController {
  private static final int DEFAULT_LIMIT = 50;
  private static final int DEFAULT_ERRORS = 100;

  private final Commands commands;
  private final Queries queries;
  private final JobProgress progress;

  JobsController(Commands commands, Queries queries, JobProgress progress) {
    this.commands = commands;
    this.queries = queries;
    this.progress = progress;
  }

  @GetMapping("/v1/jobs")
  @Operation(summary = "Jobs, newest first")
  JobBody.Page list(
      @RequestParam(required = false) @Nullable JobState state,
      @Parameter(example = "edit") @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    JobList page =
        queries.ask(
            new ListJobs(
                state,
                kind,
                cursor == null
                    ? null
                    : Parameters.uuid(cursor, ErrorCode.CURSOR_INVALID, "'%s' is no cursor"),
                Parameters.limit(limit, DEFAULT_LIMIT, ListJobs.MOST)),
            JobList.class);
    return new JobBody.Page(page.jobs().stream().map(JobBody::of).toList(), page.next());
  }

  @GetMapping(
      path = "/v1/jobs/{id}",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
  @Operation(
      summary = "One job",
      description =
          "As text/event-stream an event 'job' now and whenever it has got further; the stream ends"
              + " with the job.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = JobBody.class)),
        @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(implementation = JobBody.class))
      })
  void get(
      @PathVariable String id,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
          @Nullable String accept,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    String jobId = jobId(id);
    if (Accepted.of(accept, MediaType.TEXT_EVENT_STREAM).equals(MediaType.TEXT_EVENT_STREAM)) {
      progress.watch(jobId, request, response);
      return;
    }
    byte[] body = StrictJson.MAPPER.writeValueAsBytes(find(jobId));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @GetMapping("/v1/jobs/{id}/errors")
  @Operation(
      summary = "Why items of a job failed",
      description = "In the order in which they did; of a job the first 10,000 are kept.")
  JobBody.Errors errors(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    JobErrors page =
        queries.ask(
            new FindJobErrors(
                jobId(id),
                after(cursor),
                Parameters.limit(limit, DEFAULT_ERRORS, FindJobErrors.MOST)),
            JobErrors.class);
    return new JobBody.Errors(
        page.errors(), page.failed(), page.next() == null ? null : page.next().toString());
  }

  @PostMapping("/v1/jobs/{id}:cancel")
  @Operation(
      summary = "End a job early",
      description =
          "A running job ends after what it is just doing; what it did stays done. Cancelling again"
              + " is a success.")
  JobBody cancel(@PathVariable String id, CommandContext context) {
    String jobId = jobId(id);
    commands.send(new CancelJob(jobId), context);
    return find(jobId);
  }

  private JobBody find(String jobId) {
    return JobBody.of(queries.ask(new FindJob(jobId), JobView.class));
  }

  private static String jobId(String id) {
    return Parameters.uuid(id, ErrorCode.JOB_NOT_FOUND, "There is no job '%s'");
  }

  private static long after(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    if (!cursor.matches("[0-9]{1,9}")) {
      throw new RejectedException(ErrorCode.CURSOR_INVALID, "'%s' is no cursor".formatted(cursor));
    }
    return Long.parseLong(cursor);
  }
}
