package io.framelog.api.dataset;

import io.framelog.api.ApiController;
import io.framelog.api.command.Caller;
import io.framelog.api.query.Parameters;
import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.ExportRequest;
import io.framelog.dataset.export.SnapshotExport;
import io.framelog.dataset.export.SnapshotExports;
import io.framelog.delivery.Deliveries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands a sealed snapshot out in the formats that trainers and tools read. */
@ApiController
@Tag(name = "Datasets")
class ExportController {
  private final SnapshotExports exports;
  private final Deliveries deliveries;

  ExportController(SnapshotExports exports, Deliveries deliveries) {
    this.exports = exports;
    this.deliveries = deliveries;
  }

  @GetMapping(
      path = "/v1/datasets/{name}/snapshots/{snapshotId}/export",
      produces = MediaType.ALL_VALUE)
  @Operation(
      summary = "Export a sealed snapshot",
      description =
          "Streamed in image-id order; the same bytes every time, named by the ETag. To go on after"
              + " a break: 'Range: bytes=N-' with the ETag as If-Range; jsonl and csv also take the"
              + " last image's id as 'cursor', with the ETag as If-Match; every format can be"
              + " fetched in shards. An answer that breaks off was not whole. Who asked is"
              + " recorded.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(
      responseCode = "206",
      description = "The range; If-Range or If-Match has the ETag",
      content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "304", description = "If-None-Match has the ETag")
  void export(
      @PathVariable String name,
      @PathVariable String snapshotId,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {
                        "jsonl",
                        "csv",
                        "parquet",
                        "coco",
                        "yolo",
                        "webdataset",
                        "imagefolder",
                        "captions"
                      }))
          @RequestParam(required = false)
          @Nullable String format,
      @Parameter(description = "jsonl, csv: the id of the last image that you have")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "The k-th of n parts of nearly equal size", example = "1/16")
          @RequestParam(required = false)
          @Nullable String shard,
      @Parameter(
              description = "webdataset, imagefolder, captions: what the pictures are",
              schema = @Schema(allowableValues = {"originals", "crops"}))
          @RequestParam(required = false)
          @Nullable String images,
      @Parameter(
              description = "webdataset, imagefolder, captions: how a caption is made",
              example = "{caption}|a photo of {tags}")
          @RequestParam(required = false)
          @Nullable String captionTemplate,
      @Parameter(description = "Only these: APPROVED, NEEDS_WORK, REJECTED, UNREVIEWED")
          @RequestParam(required = false)
          @Nullable List<String> review,
      @Parameter(description = "None of these") @RequestParam(required = false)
          @Nullable List<String> excludeReview,
      @Parameter(description = "The share of images in the part 'validation'", example = "0.1")
          @RequestParam(required = false)
          @Nullable String validation,
      @Parameter(description = "Another seed, another split") @RequestParam(required = false)
          @Nullable String seed,
      @Parameter(
              description = "Only this part of the split",
              schema = @Schema(allowableValues = {"train", "validation"}))
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(hidden = true) Principal user,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    String snapshot = Parameters.snapshotId(snapshotId);
    SnapshotExport export =
        exports.prepare(
            new ExportRequest(
                name,
                snapshot,
                ExportFormat.of(Parameters.required("format", format)),
                cursor,
                shard,
                images,
                captionTemplate,
                review == null ? List.of() : review,
                excludeReview == null ? List.of() : excludeReview,
                validation,
                seed,
                part));
    Caller caller = Caller.of(user);
    new ExportAnswer(
            export,
            () -> deliveries.snapshotItems(name, snapshot, caller.subject(), caller.client()))
        .send(request, response);
  }
}
