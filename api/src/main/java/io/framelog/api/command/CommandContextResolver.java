package io.framelog.api.command;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller's method its {@link CommandContext}, from the token and the headers. */
final class CommandContextResolver implements HandlerMethodArgumentResolver {
  private static final String UNKNOWN = "unknown";

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == CommandContext.class;
  }

  @Override
  public CommandContext resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    Principal user = Objects.requireNonNull(request.getUserPrincipal(), "security lets none pass");
    String correlationId =
        CommandHeaders.correlationId(request.getHeader(CommandHeaders.CORRELATION_ID));
    Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class))
        .setHeader(CommandHeaders.CORRELATION_ID, correlationId);
    return new CommandContext(
        user.getName(),
        client(user),
        Reason.of(request.getHeader(CommandHeaders.REASON)),
        correlationId,
        CommandHeaders.traceparent(request.getHeader(CommandHeaders.TRACEPARENT)),
        CommandHeaders.idempotencyKey(request.getHeader(CommandHeaders.IDEMPOTENCY_KEY)),
        CommandHeaders.expectedVersion(request.getHeader(HttpHeaders.IF_MATCH)));
  }

  /** The token's client, by either of the two claims that issuers use. */
  private static String client(Principal user) {
    if (!(user instanceof JwtAuthenticationToken token)) {
      return UNKNOWN;
    }
    Jwt jwt = token.getToken();
    String client = jwt.getClaimAsString("client_id");
    return Objects.requireNonNullElse(
        client == null ? jwt.getClaimAsString("azp") : client, UNKNOWN);
  }
}
