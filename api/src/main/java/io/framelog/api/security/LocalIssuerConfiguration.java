package io.framelog.api.security;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The local issuer, where {@code framelog.security.local-issuer} is on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("framelog.security.local-issuer")
class LocalIssuerConfiguration {
  private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

  @Bean
  LocalIssuer localIssuer(Environment environment) {
    if (environment.containsProperty(JWT + "issuer-uri")
        || environment.containsProperty(JWT + "jwk-set-uri")) {
      throw new IllegalStateException(
          "framelog.security.local-issuer must be off where an issuer is configured");
    }
    return new LocalIssuer(IssuerKey.in(folder(environment)));
  }

  @Bean
  JwtDecoder localTokens(LocalIssuer issuer, OAuth2TokenValidator<Jwt> subjectIsThere) {
    return issuer.decoder(subjectIsThere);
  }

  /** The embedded stack's folder, which one process holds at a time. */
  private static @Nullable Path folder(Environment environment) {
    String folder = environment.getProperty("framelog.stack.data-dir", ".framelog");
    boolean lasting = environment.getProperty("framelog.stack.enabled", Boolean.class, false);
    return lasting && !folder.equals("temp") ? Path.of(folder) : null;
  }
}
