package io.framelog.command.axon;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tokens live in PostgreSQL, in the same transaction as what the processors write. */
@Configuration(proxyBeanMethods = false)
class TokenStoreConfiguration {
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

  @Bean
  ConnectionProvider axonConnectionProvider(DataSource dataSource) {
    return new SpringDataSourceConnectionProvider(dataSource);
  }

  @Bean
  TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .schema(new TokenSchema())
        .serializer(serializer)
        .claimTimeout(CLAIM_TIMEOUT)
        .build();
  }
}
