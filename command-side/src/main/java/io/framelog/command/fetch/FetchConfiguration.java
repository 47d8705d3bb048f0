package io.framelog.command.fetch;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one way to fetch. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetchSettings.class)
class FetchConfiguration {
  @Bean(destroyMethod = "close")
  GuardedFetcher fetcher(FetchSettings settings) {
    return new GuardedFetcher(
        settings,
        new GuardedClients(
            settings, SystemDefaultDnsResolver.INSTANCE, DefaultClientTlsStrategy.createDefault()));
  }
}
