package io.framelog.api.upload;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.query.Parameters;
import io.framelog.content.UploadTicket;
import io.framelog.content.Uploads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Makes room for content that clients upload to the object storage themselves. */
@ApiController
@Tag(name = "Images: commands")
class UploadsController {
  private final Uploads uploads;

  UploadsController(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * What will be uploaded.
   *
   * @param bytes exactly so many
   */
  @Schema(name = "Upload")
  record UploadBody(
      @Schema(example = "image/jpeg") @Nullable String mediaType,
      @Schema(example = "183422") @Nullable Long bytes) {}

  @PostMapping("/v1/uploads")
  @Operation(
      summary = "Make room for an upload",
      description =
          "PUT the bytes to uploadUrl, with the announced mediaType as Content-Type, then register"
              + " them with POST /v1/images {\"objectKey\"}. Unregistered or not, an upload is"
              + " deleted after a day.")
  UploadTicket announce(@RequestBody UploadBody body, CommandContext context) {
    return uploads.announce(
        context.subject(),
        Parameters.required("mediaType", body.mediaType()),
        Parameters.required("bytes", body.bytes()));
  }
}
