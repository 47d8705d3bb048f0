package io.framelog.query.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How images are cached.
 *
 * @param ttl how long an image that nobody changes stays
 * @param tombstoneTtl how long an image that has changed is kept from being written back in an
 *     older state; longer than any read
 * @param watch how often a node looks whether Redis is there and has lost nothing
 */
@ConfigurationProperties("framelog.cache")
record CacheSettings(
    @DefaultValue("6h") Duration ttl,
    @DefaultValue("10m") Duration tombstoneTtl,
    @DefaultValue("1s") Duration watch) {
  /** A read that took longer than this does not write back what it found. */
  Duration longestRead() {
    return tombstoneTtl.dividedBy(4);
  }
}
