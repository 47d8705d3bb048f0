package io.framelog.query.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is and how long it may take. The times are short: without Redis a read is slower by
 * at most this, once in {@code pause}.
 *
 * @param address for instance {@code redis://127.0.0.1:6379}
 * @param connectTimeout for opening a connection
 * @param timeout for one command
 * @param pause how long Redis is left alone after it has failed
 */
@ConfigurationProperties("framelog.redis")
record RedisSettings(
    @DefaultValue("redis://127.0.0.1:6379") String address,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("500ms") Duration timeout,
    @DefaultValue("2s") Duration pause) {}
