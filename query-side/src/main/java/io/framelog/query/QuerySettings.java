package io.framelog.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How queries are answered.
 *
 * @param patience {@code framelog.query.wait}: how long a query waits for the projections that it
 *     reads to reach its {@code minPosition}
 */
@ConfigurationProperties("framelog.query")
public record QuerySettings(@Name("wait") @DefaultValue("5s") Duration patience) {}
