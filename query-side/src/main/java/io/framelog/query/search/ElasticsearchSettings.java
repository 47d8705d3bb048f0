package io.framelog.query.search;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How Elasticsearch is reached.
 *
 * @param urls {@code framelog.elasticsearch.url}: one or more nodes, separated by commas
 * @param apiKey encoded API key; goes before user name and password
 * @param connectTimeout how long to wait for a connection
 * @param timeout how long to wait for an answer; below the 30 s after which Axon interrupts a
 *     handler
 */
@ConfigurationProperties("framelog.elasticsearch")
record ElasticsearchSettings(
    @Name("url") @DefaultValue("http://localhost:9200") List<URI> urls,
    @Nullable String apiKey,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("15s") Duration timeout) {}
