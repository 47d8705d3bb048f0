package io.framelog.query.cache;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to Redis. It is opened when first used: we start without Redis, too. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
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
        .setConnectionPoolSize(16)
        .setSubscriptionConnectionMinimumIdleSize(0)
        .setSubscriptionConnectionPoolSize(1);
    return Redisson.create(config);
  }
}
