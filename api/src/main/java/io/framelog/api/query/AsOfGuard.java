package io.framelog.api.query;

import io.framelog.api.ApiController;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses {@code asOf} where it is not supported: to ignore it would answer a question about the
 * past with the present.
 */
final class AsOfGuard implements HandlerInterceptor {
  private static final String AS_OF = "asOf";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getParameter(AS_OF) != null
        && handler instanceof HandlerMethod method
        && AnnotatedElementUtils.isAnnotated(method.getBeanType(), ApiController.class)
        && Arrays.stream(method.getMethodParameters()).noneMatch(AsOfGuard::isAsOf)) {
      throw Parameters.invalid(AS_OF, "'asOf' is not supported here yet");
    }
    return true;
  }

  private static boolean isAsOf(MethodParameter parameter) {
    return parameter.getParameter().getName().equals(AS_OF);
  }
}
