package io.framelog.api.imports;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.job.JobBody;
import io.framelog.api.job.SubmittedJobs;
import io.framelog.api.query.Parameters;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Imports whole sources, as jobs. */
@ApiController
@Tag(name = "Jobs")
class ImportsController {
  private final Commands commands;
  private final SubmittedJobs jobs;

  ImportsController(Commands commands, SubmittedJobs jobs) {
    this.commands = commands;
    this.jobs = jobs;
  }

  /**
   * What to import.
   *
   * @param path of the server's file system, for every source but s3
   * @param prefix in the bucket for imports, only for s3
   * @param images only for coco: the folder that file names are relative to, by default that of the
   *     JSON file
   * @param tags that every image gets
   * @param texts only for captions: what the text files hold, by default captions
   */
  @Schema(name = "Import")
  record ImportBody(
      @Schema(
              example = "folder",
              allowableValues = {
                "folder",
                "s3",
                "jsonl",
                "imagefolder",
                "coco",
                "webdataset",
                "captions"
              })
          @Nullable String source,
      @Schema(example = "/data/photos") @Nullable String path,
      @Nullable String prefix,
      @Nullable String images,
      @Nullable List<@Nullable String> tags,
      @Schema(allowableValues = {"captions", "tags"}) @Nullable String texts) {

    StartImport command() {
      String word = Parameters.required("source", source);
      SourceKind kind = SourceKind.named(word).orElseThrow(() -> unknown(word));
      boolean keys = kind == SourceKind.S3;
      refuse("path", keys, path);
      refuse("prefix", !keys, prefix);
      refuse("images", kind != SourceKind.COCO, images);
      refuse("texts", kind != SourceKind.CAPTIONS, texts);
      String location =
          keys ? Parameters.required("prefix", prefix) : Parameters.required("path", path);
      return new StartImport(kind, location, images, Parameters.list("tags", tags), textsAreTags());
    }

    private boolean textsAreTags() {
      if (texts == null || texts.equals("captions")) {
        return false;
      }
      if (!texts.equals("tags")) {
        throw Parameters.invalid("texts", "'texts' must be 'captions' or 'tags'");
      }
      return true;
    }

    private static void refuse(String field, boolean refused, @Nullable String value) {
      if (refused && value != null) {
        throw Parameters.invalid(field, "This source takes no '%s'".formatted(field));
      }
    }

    private static RejectedException unknown(String word) {
      return new RejectedException(
          ErrorCode.IMPORT_SOURCE_UNKNOWN,
          "'%s' is none of %s"
              .formatted(word, Arrays.stream(SourceKind.values()).map(SourceKind::word).toList()));
    }
  }

  @PostMapping("/v1/imports")
  @Operation(
      summary = "Import a folder, a bucket or a dataset",
      description =
          "Images that are there already are skipped and keep their annotations; a bad item is"
              + " told among the job's errors and does not stop the others. Paths lie below"
              + " framelog.import.roots.")
  @ApiResponse(responseCode = "202", description = "Submitted; Location is the job")
  ResponseEntity<JobBody> start(@RequestBody ImportBody body, CommandContext context) {
    return jobs.answer(commands.send(body.command(), context));
  }
}
