package io.framelog.api.security;

import io.framelog.api.problem.Problem;
import io.framelog.api.problem.ProblemResponses;
import io.framelog.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers 401 and 403 as problems, with the {@code WWW-Authenticate} of RFC 6750. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final String PREFIX = "SCOPE_";

  private final BearerTokenAuthenticationEntryPoint unauthenticated =
      new BearerTokenAuthenticationEntryPoint();
  private final BearerTokenAccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    unauthenticated.commence(request, response, refused);
    Problem problem =
        Problem.of(
            ErrorCode.UNAUTHENTICATED,
            request.getHeader("Authorization") == null
                ? "Send a token as 'Authorization: Bearer ...'"
                : "The token is malformed, expired or not from an issuer that is trusted here");
    ProblemResponses.send(problem, request.getRequestURI(), response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    denied.handle(request, response, refused);
    List<String> needed = neededScopes(refused);
    Problem problem =
        needed.isEmpty()
            ? Problem.of(ErrorCode.INSUFFICIENT_SCOPE, "This is not open to you from where you are")
            : Problem.of(
                ErrorCode.INSUFFICIENT_SCOPE,
                "The token needs the scope " + String.join(" or ", needed),
                Map.of("neededScopes", needed));
    ProblemResponses.send(problem, request.getRequestURI(), response);
  }

  private static List<String> neededScopes(AccessDeniedException refused) {
    return refused instanceof AuthorizationDeniedException denial
            && denial.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
        ? decision.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .map(authority -> String.valueOf(authority).replaceFirst("^" + PREFIX, ""))
            .sorted()
            .toList()
        : List.of();
  }
}
