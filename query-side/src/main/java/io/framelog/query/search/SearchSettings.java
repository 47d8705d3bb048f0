package io.framelog.query.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the search index is kept.
 *
 * @param alias the alias of the live index; indices are called after it
 * @param shards primary shards of a new index
 * @param refreshInterval how often Elasticsearch makes changes visible by itself
 * @param bulkSize the most bytes that one bulk request carries, but always one document
 * @param checkInterval how often a node looks whether the index is there and of the right model
 */
@ConfigurationProperties("framelog.search")
record SearchSettings(
    @DefaultValue("framelog-images") String alias,
    @DefaultValue("1") int shards,
    @DefaultValue("1s") Duration refreshInterval,
    @DefaultValue("5MB") DataSize bulkSize,
    @DefaultValue("10s") Duration checkInterval) {
  /** The alias of an index that is being filled beside the live one. */
  String nextAlias() {
    return alias + "-next";
  }
}
