package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest extends ApiSliceTest {
  private JsonNode document() {
    return anonymous().get("/v3/api-docs").json();
  }

  @Test
  void everyRouteIsInTheDocument() {
    JsonNode document = document();
    Set<String> documented =
        document
            .path("paths")
            .propertyStream()
            .flatMap(
                path ->
                    path.getValue().propertyNames().stream()
                        .map(
                            method ->
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> routes =
        AccessMatrixTest.routes()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toCollection(TreeSet::new));
    routes.add("POST /v1/dev/token");

    assertThat(document.path("openapi").asString()).startsWith("3.1");
    assertThat(documented).isEqualTo(routes);
  }

  @Test
  void everyOperationNamesItsErrorsAndItsSecurity() {
    JsonNode document = document();

    assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
        .isEqualTo("bearer");
    assertThat(document.at("/security/0/bearer").isArray()).isTrue();
    assertThat(document.at("/components/schemas/Problem/properties/code/enum").toString())
        .contains("stale-version", "not-an-image");
    document
        .path("paths")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .forEach(
            operation -> {
              assertThat(operation.path("summary").asString("")).isNotEmpty();
              assertThat(operation.path("tags").size()).isPositive();
              assertThat(
                      operation
                          .at("/responses/default/content/application~1problem+json/schema/$ref")
                          .asString(""))
                  .isEqualTo("#/components/schemas/Problem");
            });
  }

  @Test
  void commandsShowTheirHeadersAndNothingOfOurPlumbing() {
    String tags = document().at("/paths/~1v1~1images~1{id}~1tags/patch").toString();

    assertThat(tags).contains("If-Match", "Idempotency-Key", "X-Reason", "LabelEdit");
    assertThat(tags).doesNotContain("CommandContext", "\"context\"");
    assertThat(document().toString()).doesNotContain("HttpServletRequest", "JsonNode", "byte\"");
  }

  @Test
  void theFormOfAnImageIsDescribed() {
    JsonNode image = document().at("/components/schemas/Image/properties");

    assertThat(image.propertyNames())
        .contains("id", "version", "position", "caption", "tags", "crops", "enrichment");
  }

  @Test
  void swaggerUiIsServed() {
    assertThat(anonymous().get("/swagger-ui.html").status()).isIn(200, 302);
    assertThat(anonymous().get("/swagger-ui/index.html").text()).contains("Swagger UI");
  }
}
