package io.framelog.command.log;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How aggregates are loaded ({@code framelog.aggregates.*}).
 *
 * @param cacheSize aggregates that a node keeps in memory at most; 0 = none
 * @param snapshotEvery events of one aggregate between two snapshots of its state
 */
@ConfigurationProperties("framelog.aggregates")
record AggregateSettings(
    @DefaultValue("10000") long cacheSize, @DefaultValue("50") int snapshotEvery) {
  AggregateSettings {
    if (cacheSize < 0 || snapshotEvery < 1) {
      throw new IllegalArgumentException(
          "framelog.aggregates: cache-size is 0 or more, snapshot-every 1 or more");
    }
  }
}
