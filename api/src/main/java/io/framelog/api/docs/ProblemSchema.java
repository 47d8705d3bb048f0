package io.framelog.api.docs;

import io.framelog.error.ErrorCode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says that every operation may answer with a problem, and what one looks like. */
final class ProblemSchema implements OpenApiCustomizer {
  private static final String NAME = "Problem";
  private static final String PROBLEM_JSON = "application/problem+json";

  private static final Map<String, Object> EXAMPLE =
      Map.of(
          "type", "urn:framelog:error:stale-version",
          "title", ErrorCode.STALE_VERSION.title(),
          "status", 412,
          "detail", "Version 2 was expected, the current one is 3",
          "instance", "/v1/images/1b4e28ba-2fa1-511d-883f-0016d3cca427/tags",
          "code", "stale-version",
          "currentVersion", 3);

  @Override
  public void customise(OpenAPI api) {
    api.getComponents().addSchemas(NAME, schema());
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(ProblemSchema::addTo);
  }

  private static void addTo(Operation operation) {
    Content content =
        new Content()
            .addMediaType(
                PROBLEM_JSON,
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME)));
    operation
        .getResponses()
        .addApiResponse(
            "default", new ApiResponse().description("Refused or failed").content(content));
  }

  private static Schema<?> schema() {
    Schema<?> problem =
        new ObjectSchema()
            .description("RFC 9457; further members depend on the code")
            .addProperty("type", new StringSchema())
            .addProperty("title", new StringSchema())
            .addProperty("status", new IntegerSchema())
            .addProperty("detail", new StringSchema())
            .addProperty("instance", new StringSchema())
            .addProperty("code", codes());
    problem.setRequired(Stream.of("type", "title", "status", "detail", "code").toList());
    problem.setExample(EXAMPLE);
    return problem;
  }

  private static Schema<String> codes() {
    StringSchema code = new StringSchema();
    code.description("Stable: programs may rely on it");
    Arrays.stream(ErrorCode.values()).map(ErrorCode::code).forEach(code::addEnumItem);
    return code;
  }
}
