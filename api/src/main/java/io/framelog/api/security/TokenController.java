package io.framelog.api.security;

import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Gives tokens to people on this machine; exists only with the local issuer. */
@ApiController
@ConditionalOnProperty("framelog.security.local-issuer")
@Tag(name = "Development")
class TokenController {
  private static final int MAX_USER = 128;

  private final LocalIssuer issuer;

  TokenController(LocalIssuer issuer) {
    this.issuer = issuer;
  }

  /** Who wants which scopes. */
  record TokenRequest(
      @Schema(example = "ann") @Nullable String user,
      @Schema(example = "[\"images:read\", \"images:write\"]")
          @Nullable List<@Nullable String> scopes) {}

  /** A bearer token; {@code expiresIn} counts seconds. */
  record Token(String accessToken, String tokenType, long expiresIn) {}

  @PostMapping("/v1/dev/token")
  @Operation(
      summary = "A token of the local issuer",
      description = "Only in the default run, only from this machine.")
  @SecurityRequirements
  Token token(@RequestBody TokenRequest request) {
    String user = user(Parameters.required("user", request.user()));
    Parameters.required("scopes", request.scopes());
    List<String> scopes = Parameters.list("scopes", request.scopes());
    for (String scope : scopes) {
      if (Scope.named(scope).isEmpty()) {
        throw Parameters.invalid(
            "scopes", "There is no scope '%s'; there are %s".formatted(scope, known()));
      }
    }
    return new Token(issuer.token(user, scopes), "Bearer", LocalIssuer.LIFETIME.toSeconds());
  }

  private static String user(String user) {
    if (user.isBlank()
        || user.length() > MAX_USER
        || user.codePoints().anyMatch(c -> Character.isISOControl(c) || isSurrogate(c))) {
      throw Parameters.invalid(
          "user", "'user' must be 1 to %d visible characters".formatted(MAX_USER));
    }
    return user;
  }

  private static boolean isSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  private static String known() {
    return Arrays.stream(Scope.values()).map(Scope::value).collect(Collectors.joining(", "));
  }
}
