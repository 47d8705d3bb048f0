package io.framelog.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class QueryRoleTest {
  private final ApplicationContextRunner nodes =
      new ApplicationContextRunner()
          .withUserConfiguration(SearchConfiguration.class)
          .withBean(
              ElasticsearchSettings.class,
              () ->
                  new ElasticsearchSettings(
                      List.of(URI.create("http://127.0.0.1:1")),
                      null,
                      null,
                      null,
                      Duration.ofSeconds(1),
                      Duration.ofSeconds(1)));

  @ParameterizedTest
  @CsvSource({"query,true", "'command,query',true", "'command,api',false", "enrichment,false"})
  void onlyNodesThatAnswerQueriesSearch(String roles, boolean searches) {
    nodes
        .withPropertyValues("framelog.roles=" + roles)
        .run(node -> assertThat(node.containsBean("elasticsearchClient")).isEqualTo(searches));
  }

  @Test
  void aNodeWithoutRolesDoesEverything() {
    nodes.run(node -> assertThat(node).hasBean("elasticsearchClient"));
  }
}
