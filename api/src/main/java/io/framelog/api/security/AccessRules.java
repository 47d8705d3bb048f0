package io.framelog.api.security;

import static io.framelog.api.security.Scope.ADMIN;
import static io.framelog.api.security.Scope.AUDIT_READ;
import static io.framelog.api.security.Scope.DATASETS_READ;
import static io.framelog.api.security.Scope.DATASETS_WRITE;
import static io.framelog.api.security.Scope.IMAGES_READ;
import static io.framelog.api.security.Scope.IMAGES_REVIEW;
import static io.framelog.api.security.Scope.IMAGES_WRITE;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The one table of who may call what. What is not in it needs a token and finds nothing. */
final class AccessRules {
  private static final String[] DOCUMENTATION = {
    "/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml"
  };

  private AccessRules() {}

  static void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules,
      LocalRequests local) {
    AuthorizationManager<RequestAuthorizationContext> onThisMachine =
        (user, context) -> new AuthorizationDecision(local.matches(context.getRequest()));
    rules
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers("/actuator/health", "/actuator/health/**")
        .permitAll()
        .requestMatchers(pathPattern(HttpMethod.POST, "/v1/dev/token"))
        .access(onThisMachine)
        .requestMatchers(DOCUMENTATION)
        .access(localOr(local, ADMIN))
        .requestMatchers("/actuator", "/actuator/**")
        .access(localOr(local, ADMIN))
        .requestMatchers(pathPattern(HttpMethod.POST, "/v1/images/{id}:erase"))
        .access(scope(ADMIN))
        .requestMatchers(reading("/v1/images/{id}/erasure"), reading("/v1/editors/**"))
        .access(scope(AUDIT_READ, ADMIN))
        .requestMatchers("/v1/editors/**")
        .access(scope(ADMIN))
        .requestMatchers(reading("/v1/images/**"))
        .access(scope(IMAGES_READ))
        .requestMatchers("/v1/images:batchGet", "/v1/search", "/v1/facets", "/v1/statistics")
        .access(scope(IMAGES_READ))
        .requestMatchers(reading("/v1/diff"))
        .access(scope(IMAGES_READ))
        .requestMatchers("/v1/images/{id}:review")
        .access(scope(IMAGES_REVIEW))
        .requestMatchers("/v1/images", "/v1/images/**")
        .access(scope(IMAGES_WRITE))
        .requestMatchers(reading("/v1/jobs/**"), reading("/v1/duplicates/**"))
        .access(scope(IMAGES_READ))
        .requestMatchers("/v1/jobs/**", "/v1/edits", "/v1/reverts", "/v1/duplicates/**")
        .access(scope(IMAGES_WRITE))
        .requestMatchers("/v1/imports", "/v1/uploads")
        .access(scope(IMAGES_WRITE))
        .requestMatchers(reading("/v1/datasets/**"))
        .access(scope(DATASETS_READ))
        .requestMatchers("/v1/datasets/**")
        .access(scope(DATASETS_WRITE))
        .requestMatchers("/v1/events", "/v1/events/**", "/v1/audit/**")
        .access(scope(AUDIT_READ))
        .requestMatchers(reading("/v1/projections"))
        .access(scope(AUDIT_READ, ADMIN))
        .requestMatchers("/v1/projections/**")
        .access(scope(ADMIN))
        .anyRequest()
        .authenticated();
  }

  private static RequestMatcher reading(String path) {
    return new OrRequestMatcher(
        pathPattern(HttpMethod.GET, path), pathPattern(HttpMethod.HEAD, path));
  }

  private static AuthorizationManager<RequestAuthorizationContext> scope(Scope... anyOf) {
    return AuthorityAuthorizationManager.hasAnyAuthority(
        Arrays.stream(anyOf).map(Scope::authority).toArray(String[]::new));
  }

  private static AuthorizationManager<RequestAuthorizationContext> localOr(
      LocalRequests local, Scope scope) {
    AuthorizationManager<RequestAuthorizationContext> elsewhere = scope(scope);
    return (user, context) ->
        local.matches(context.getRequest())
            ? new AuthorizationDecision(true)
            : elsewhere.authorize(user, context);
  }
}
