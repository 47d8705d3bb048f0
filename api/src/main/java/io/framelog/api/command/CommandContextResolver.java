package io.framelog.api.command;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller's method its {@link CommandContext}, from the token and the headers. */
final class CommandContextResolver implements HandlerMethodArgumentResolver {
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
    Caller caller = Caller.of(request.getUserPrincipal());
    String correlationId =
        CommandHeaders.correlationId(request.getHeader(CommandHeaders.CORRELATION_ID));
    Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class))
        .setHeader(CommandHeaders.CORRELATION_ID, correlationId);
    return new CommandContext(
        caller.subject(),
        caller.client(),
        Reason.of(request.getHeader(CommandHeaders.REASON)),
        correlationId,
        CommandHeaders.traceparent(request.getHeader(CommandHeaders.TRACEPARENT)),
        CommandHeaders.idempotencyKey(request.getHeader(CommandHeaders.IDEMPOTENCY_KEY)),
        CommandHeaders.expectedVersion(request.getHeader(HttpHeaders.IF_MATCH)));
  }
}
