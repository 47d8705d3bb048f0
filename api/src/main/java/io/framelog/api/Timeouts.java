package io.framelog.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request waits for an answer of the buses ({@code framelog.http.*}).
 *
 * @param commandTimeout for a command to be durable
 * @param queryTimeout for a query's answer, waiting for {@code minPosition} included
 */
@ConfigurationProperties("framelog.http")
public record Timeouts(
    @DefaultValue("30s") Duration commandTimeout, @DefaultValue("60s") Duration queryTimeout) {}
