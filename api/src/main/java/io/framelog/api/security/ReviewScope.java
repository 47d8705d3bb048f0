package io.framelog.api.security;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** For requests whose body decides whether they review, which no rule about addresses can tell. */
public final class ReviewScope {
  private ReviewScope() {}

  /** Refuses a token without {@code images:review} as the rules about addresses do. */
  public static void require() {
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    if (user == null
        || user.getAuthorities().stream()
            .noneMatch(held -> Scope.IMAGES_REVIEW.authority().equals(held.getAuthority()))) {
      String scope = Scope.IMAGES_REVIEW.value();
      throw new RejectedException(
          new Rejection(
              ErrorCode.INSUFFICIENT_SCOPE,
              "The token needs the scope " + scope,
              Map.of("neededScopes", List.of(scope))));
    }
  }
}
