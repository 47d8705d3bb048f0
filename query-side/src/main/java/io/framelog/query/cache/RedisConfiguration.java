package io.framelog.query.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to Redis. It is opened when first used: we start without Redis, too. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
  /** Connections that readers never take, for what keeps the cache right. */
  private static final int NOT_FOR_READERS = 8;

  /** One thread writes, another one looks after the cache. */
  private static final int WRITERS = 4;

  @Bean(destroyMethod = "shutdown")
  RedissonClient redisson(RedisSettings settings) {
    Config config = new Config();
    config.setLazyInitialization(true).setUseScriptCache(true).setThreads(2).setNettyThreads(4);
    config
        .useSingleServer()
        .setAddress(settings.address())
        .setConnectTimeout((int) settings.connectTimeout().toMillis())
        .setTimeout((int) settings.timeout().toMillis())
        .setRetryAttempts(0)
        .setConnectionMinimumIdleSize(1)
        .setConnectionPoolSize(settings.mostReaders() + NOT_FOR_READERS)
        .setSubscriptionConnectionMinimumIdleSize(0)
        .setSubscriptionConnectionPoolSize(1);
    return Redisson.create(config);
  }

  /** For readers: a slow Redis is as good as none. */
  @Bean
  RedisCircuit readingRedis(RedisSettings settings, ObjectProvider<MeterRegistry> registry) {
    return new RedisCircuit(
        "read",
        settings.deadline(),
        settings.mostReaders(),
        settings.pause(),
        registry.getIfAvailable(SimpleMeterRegistry::new));
  }

  /**
   * For keeping the cache right. Of its own, so that readers who do without a slow Redis do not end
   * the cache, which lasts as long as Redis takes note of what changes.
   */
  @Bean
  RedisCircuit writingRedis(RedisSettings settings, ObjectProvider<MeterRegistry> registry) {
    return new RedisCircuit(
        "write",
        settings.connectTimeout().plus(settings.timeout()),
        WRITERS,
        settings.pause(),
        registry.getIfAvailable(SimpleMeterRegistry::new));
  }
}
