package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.job.JobBody;
import io.framelog.api.job.SubmittedJobs;
import io.framelog.api.query.Parameters;
import io.framelog.content.StoredImage;
import io.framelog.content.Uploads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Takes an image in whose bytes are elsewhere: uploaded before, or on the web. */
@ApiController
@Tag(name = "Images: commands")
class RegisterByReferenceController {
  private final Uploads uploads;
  private final Commands commands;
  private final SubmittedJobs jobs;

  RegisterByReferenceController(Uploads uploads, Commands commands, SubmittedJobs jobs) {
    this.uploads = uploads;
    this.commands = commands;
    this.jobs = jobs;
  }

  /**
   * Where the bytes are, and what is known of the image.
   *
   * @param objectKey of an upload of one's own; without it the image is fetched from {@code
   *     sourceUrl}
   */
  @Schema(name = "Reference")
  record Reference(
      @Nullable String objectKey,
      @Schema(example = "https://example.com/car.jpg") @Nullable String sourceUrl,
      @Nullable String caption,
      @Nullable List<@Nullable String> tags,
      @Nullable List<@Nullable String> actors,
      @Nullable Map<String, @Nullable Object> metadata,
      @Nullable List<@Nullable CropBody> crops) {

    Registration registration() {
      return new Registration(caption, tags, actors, metadata, sourceUrl, crops);
    }
  }

  @PostMapping(path = "/v1/images", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Register an image",
      description =
          "As JSON: an upload by its objectKey, or what sourceUrl leads to, which is fetched by a"
              + " job. Only http and https to public addresses are fetched.")
  @ApiResponse(
      responseCode = "201",
      description = "Registered; Location is the image",
      content = @Content(schema = @Schema(implementation = ImageOutcome.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The same content is there already",
      content = @Content(schema = @Schema(implementation = ImageOutcome.class)))
  @ApiResponse(
      responseCode = "202",
      description = "To be fetched; Location is the job",
      content = @Content(schema = @Schema(implementation = JobBody.class)))
  ResponseEntity<?> register(@RequestBody Reference body, CommandContext context) {
    Registration registration = body.registration();
    if (body.objectKey() == null) {
      String url = Parameters.required("sourceUrl", body.sourceUrl());
      return jobs.answer(commands.send(registration.fetched(url), context));
    }
    StoredImage stored = uploads.take(context.subject(), body.objectKey());
    return ImageOutcome.registered(commands.send(registration.command(stored), context));
  }
}
