package io.framelog.enrichment.vector;

import io.framelog.model.VectorStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class VectorConfiguration {
  @Bean
  VectorStore vectorStore(JdbcTemplate jdbc) {
    return new JdbcVectorStore(jdbc);
  }
}
