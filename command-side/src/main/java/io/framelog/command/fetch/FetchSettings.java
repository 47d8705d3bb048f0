package io.framelog.command.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be fetched, and how long it may take.
 *
 * @param allow addresses, as CIDR blocks, that may be asked although they are not public, for
 *     instance {@code 10.1.0.0/16} for a picture server of one's own
 * @param ports that may be asked
 * @param connectTimeout for one address
 * @param silence the longest pause between two bytes
 * @param total for one URL: all redirects, attempts and pauses together
 * @param attempts how often a URL is tried that fails in a way that may pass
 */
@ConfigurationProperties("framelog.fetch")
record FetchSettings(
    @DefaultValue List<String> allow,
    @DefaultValue({"80", "443"}) Set<Integer> ports,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("10s") Duration silence,
    @DefaultValue("60s") Duration total,
    @DefaultValue("3") int attempts) {

  FetchSettings {
    allow = List.copyOf(allow);
    ports = Set.copyOf(ports);
    if (attempts < 1) {
      throw new IllegalArgumentException("framelog.fetch.attempts must be 1 or more");
    }
  }
}
