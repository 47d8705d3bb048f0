package io.framelog.query.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is and how long it may take. The times are short: without Redis, or with a slow one,
 * a read is slower by at most {@code deadline}, now and then.
 *
 * @param address for instance {@code redis://127.0.0.1:6379}
 * @param connectTimeout for opening a connection
 * @param timeout for one command that keeps the cache right, for which nobody waits; a cache that
 *     missed one begins anew
 * @param deadline for one command of a reader, who asks PostgreSQL after that
 * @param mostReaders how many readers ask Redis at a time; others wait for that, a part of their
 *     deadline
 * @param pause how long Redis is left alone after it has failed or was too slow
 */
@ConfigurationProperties("framelog.redis")
record RedisSettings(
    @DefaultValue("redis://127.0.0.1:6379") String address,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("500ms") Duration timeout,
    @DefaultValue("100ms") Duration deadline,
    @DefaultValue("24") int mostReaders,
    @DefaultValue("2s") Duration pause) {}
