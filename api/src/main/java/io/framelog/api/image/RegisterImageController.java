package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.json.StrictJson;
import io.framelog.api.query.Parameters;
import io.framelog.content.ImageIntake;
import io.framelog.content.StoredImage;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes an image in: its bytes first, what is known of it in the same request. */
@ApiController
@Tag(name = "Images: commands")
class RegisterImageController {
  /** Bytes of the part {@code registration}. */
  private static final long MAX_REGISTRATION = 1L << 20;

  private final ImageIntake intake;
  private final Commands commands;

  RegisterImageController(ImageIntake intake, Commands commands) {
    this.intake = intake;
    this.commands = commands;
  }

  @PostMapping(path = "/v1/images", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Register an image",
      description =
          "JPEG, PNG, WebP, GIF, TIFF or BMP. The id follows from the content: the same content"
              + " again is a success without an event, and its registration part is ignored.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = Upload.class),
                      encoding =
                          @Encoding(
                              name = "registration",
                              contentType = MediaType.APPLICATION_JSON_VALUE))))
  @ApiResponse(responseCode = "201", description = "Registered; Location is the image")
  @ApiResponse(responseCode = "200", description = "The same content is there already")
  ResponseEntity<ImageOutcome> register(
      @Parameter(hidden = true) HttpServletRequest request, CommandContext context)
      throws IOException, ServletException {
    Part file = Parameters.required("file", request.getPart("file"));
    Registration registration = registration(request.getPart("registration"));
    try (InputStream content = file.getInputStream()) {
      StoredImage stored = intake.take(content);
      return ImageOutcome.registered(commands.send(registration.command(stored), context));
    }
  }

  /** Whatever type its sender gave the part: curl gives a form field none. */
  private static Registration registration(@Nullable Part part) throws IOException {
    if (part == null) {
      return Registration.EMPTY;
    }
    if (part.getSize() > MAX_REGISTRATION) {
      throw new RejectedException(
          ErrorCode.REQUEST_TOO_LARGE,
          "The part 'registration' has more than %,d bytes".formatted(MAX_REGISTRATION));
    }
    try (InputStream json = part.getInputStream()) {
      return StrictJson.read(json.readAllBytes(), Registration.class);
    }
  }

  /** The form, for the documentation. */
  private record Upload(
      @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
          String file,
      @Nullable Registration registration) {}
}
