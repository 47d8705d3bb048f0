package io.framelog.command.content;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long uploads may take and lie.
 *
 * @param expiry of the URL that takes an upload
 * @param kept how long an upload lies until it is deleted, registered or not
 * @param collectEvery how often this node looks for old ones; zero or less leaves it to others, for
 *     instance to a lifecycle rule of the bucket
 */
@ConfigurationProperties("framelog.uploads")
record UploadSettings(
    @DefaultValue("15m") Duration expiry,
    @DefaultValue("24h") Duration kept,
    @DefaultValue("1h") Duration collectEvery) {

  UploadSettings {
    if (!expiry.isPositive() || expiry.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException("framelog.uploads.expiry must be up to 7 days");
    }
    if (kept.compareTo(expiry) < 0) {
      throw new IllegalArgumentException("framelog.uploads.kept must not be below .expiry");
    }
  }
}
