package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route, against no token, a token with every scope but the one that it needs, and that. */
class AccessMatrixTest extends ApiSliceTest {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  record Route(String method, String path, List<String> scopes) {
    static Route of(String method, String path, String... scopes) {
      return new Route(method, path, List.of(scopes));
    }

    String address() {
      return path.replace("{id}", IMAGE)
          .replace("{cropId}", OTHER_IMAGE)
          .replace("{snapshotId}", OTHER_IMAGE)
          .replace("{suggestionId}", OTHER_IMAGE)
          .replace("{groupId}", "group")
          .replace("{erasureId}", OTHER_IMAGE)
          .replace("{subject}", "zoe")
          .replace("{name}", "cars");
    }
  }

  static Stream<Route> routes() {
    return Stream.of(
        Route.of("POST", "/v1/images", "images:write"),
        Route.of("GET", "/v1/images/{id}", "images:read"),
        Route.of("DELETE", "/v1/images/{id}", "images:write"),
        Route.of("POST", "/v1/images/{id}:restore", "images:write"),
        Route.of("POST", "/v1/images/{id}:revert", "images:write"),
        Route.of("POST", "/v1/images/{id}:review", "images:review"),
        Route.of("POST", "/v1/images/{id}/suggestions/{suggestionId}:accept", "images:write"),
        Route.of("POST", "/v1/images/{id}/suggestions/{suggestionId}:reject", "images:write"),
        Route.of("GET", "/v1/images/{id}/tags", "images:read"),
        Route.of("PATCH", "/v1/images/{id}/tags", "images:write"),
        Route.of("GET", "/v1/images/{id}/actors", "images:read"),
        Route.of("PATCH", "/v1/images/{id}/actors", "images:write"),
        Route.of("PUT", "/v1/images/{id}/caption", "images:write"),
        Route.of("PATCH", "/v1/images/{id}/metadata", "images:write"),
        Route.of("POST", "/v1/images/{id}/crops", "images:write"),
        Route.of("PUT", "/v1/images/{id}/crops/{cropId}", "images:write"),
        Route.of("DELETE", "/v1/images/{id}/crops/{cropId}", "images:write"),
        Route.of("GET", "/v1/images/{id}/content", "images:read"),
        Route.of("GET", "/v1/images/{id}/thumbnail", "images:read"),
        Route.of("GET", "/v1/images/{id}/history", "images:read"),
        Route.of("POST", "/v1/images/{id}:erase", "admin"),
        Route.of("GET", "/v1/images/{id}/erasure", "audit:read", "admin"),
        Route.of("POST", "/v1/editors/{subject}:erase", "admin"),
        Route.of("GET", "/v1/editors/erasures/{erasureId}", "audit:read", "admin"),
        Route.of("POST", "/v1/images:batchGet", "images:read"),
        Route.of("POST", "/v1/search", "images:read"),
        Route.of("GET", "/v1/images/{id}/duplicates", "images:read"),
        Route.of("GET", "/v1/duplicates", "images:read"),
        Route.of("GET", "/v1/duplicates/{groupId}", "images:read"),
        Route.of("POST", "/v1/duplicates/{groupId}:resolve", "images:write"),
        Route.of("POST", "/v1/imports", "images:write"),
        Route.of("POST", "/v1/uploads", "images:write"),
        Route.of("GET", "/v1/images", "images:read"),
        Route.of("GET", "/v1/images/changes", "images:read"),
        Route.of("GET", "/v1/facets", "images:read"),
        Route.of("GET", "/v1/statistics", "images:read"),
        Route.of("GET", "/v1/events", "audit:read"),
        Route.of("GET", "/v1/audit/checkpoint", "audit:read"),
        Route.of("GET", "/v1/audit/checkpoints", "audit:read"),
        Route.of("GET", "/v1/audit/inclusion", "audit:read"),
        Route.of("GET", "/v1/audit/consistency", "audit:read"),
        Route.of("GET", "/v1/audit/log", "audit:read"),
        Route.of("GET", "/v1/jobs", "images:read"),
        Route.of("GET", "/v1/jobs/{id}", "images:read"),
        Route.of("GET", "/v1/jobs/{id}/errors", "images:read"),
        Route.of("POST", "/v1/jobs/{id}:cancel", "images:write"),
        Route.of("POST", "/v1/edits", "images:write"),
        Route.of("POST", "/v1/reverts", "images:write"),
        Route.of("GET", "/v1/audit/deliveries", "audit:read"),
        Route.of("POST", "/v1/datasets", "datasets:write"),
        Route.of("GET", "/v1/datasets", "datasets:read"),
        Route.of("GET", "/v1/datasets/{name}", "datasets:read"),
        Route.of("PUT", "/v1/datasets/{name}/selection", "datasets:write"),
        Route.of("POST", "/v1/datasets/{name}:retract", "datasets:write"),
        Route.of("POST", "/v1/datasets/{name}:reinstate", "datasets:write"),
        Route.of("GET", "/v1/datasets/{name}/retractions", "datasets:read"),
        Route.of("POST", "/v1/datasets/{name}/snapshots/{snapshotId}:release", "datasets:write"),
        Route.of("POST", "/v1/datasets/{name}/snapshots", "datasets:write"),
        Route.of("GET", "/v1/datasets/{name}/snapshots/{snapshotId}", "datasets:read"),
        Route.of("GET", "/v1/datasets/{name}/snapshots/{snapshotId}/items", "datasets:read"),
        Route.of("GET", "/v1/datasets/{name}/snapshots/{snapshotId}/export", "datasets:read"),
        Route.of("GET", "/v1/projections", "audit:read", "admin"),
        Route.of("GET", "/v1/projections/{name}/dead-letters", "admin"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void withoutATokenItIs401(Route route) {
    Http.Response answer = anonymous().send(route.method(), route.address(), null);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void withEveryOtherScopeItIs403AndTheScopeIsNamed(Route route) {
    List<String> others =
        Http.ALL_SCOPES.stream().filter(scope -> !route.scopes().contains(scope)).toList();

    Http.Response answer = as("eve", others).send(route.method(), route.address(), null);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("insufficient-scope");
    assertThat(answer.json().path("detail").asString()).contains(route.scopes());
    assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
    assertThat(sides.commands()).isEmpty();
    assertThat(sides.queries()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void withTheScopeAloneItIsOpen(Route route) {
    for (String scope : route.scopes()) {
      int status = as("ann", List.of(scope)).send(route.method(), route.address(), null).status();
      assertThat(status).isNotIn(401, 403);
    }
  }

  @Test
  void headNeedsTheScopeOfGet() {
    String path = "/v1/images/" + IMAGE + "/content";
    assertThat(anonymous().send("HEAD", path, null).status()).isEqualTo(401);
    assertThat(as("eve", List.of("images:write")).send("HEAD", path, null).status()).isEqualTo(403);
  }

  @Test
  void theMatrixHoldsEveryRouteThatIsServed() {
    Set<String> served =
        mapping.getHandlerMethods().entrySet().stream()
            .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.framelog"))
            .flatMap(
                entry ->
                    entry.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(
                            method ->
                                entry.getKey().getPatternValues().stream()
                                    .map(path -> method + " " + path)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known =
        Stream.concat(
                routes().map(route -> route.method() + " " + route.path()),
                Stream.of("POST /v1/dev/token"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(served).isEqualTo(known);
  }
}
