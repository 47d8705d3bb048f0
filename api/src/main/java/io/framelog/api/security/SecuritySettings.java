package io.framelog.api.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code framelog.security.*}. Real issuers are configured with Spring Boot's {@code
 * spring.security.oauth2.resourceserver.jwt.*}.
 *
 * @param localIssuer whether this node signs tokens for whoever asks on this machine
 * @param localAddresses addresses (CIDR) of clients that count as on this machine
 * @param corsOrigins origins whose scripts may call the API; none by default
 */
@ConfigurationProperties("framelog.security")
record SecuritySettings(
    @DefaultValue("false") boolean localIssuer,
    @DefaultValue({"127.0.0.0/8", "::1/128"}) List<String> localAddresses,
    @DefaultValue List<String> corsOrigins) {}
