package io.framelog.api.command;

import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who asks.
 *
 * @param subject the token's subject
 * @param client the token's client id, "unknown" when it has none
 */
public record Caller(String subject, String client) {
  private static final String UNKNOWN = "unknown";

  /** Of a request that security has let pass. */
  public static Caller of(@Nullable Principal user) {
    Principal known = Objects.requireNonNull(user, "security lets none pass");
    return new Caller(known.getName(), client(known));
  }

  /** By either of the two claims that issuers use. */
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
