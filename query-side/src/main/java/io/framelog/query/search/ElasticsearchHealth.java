package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Health contributor {@code elasticsearch}: down when the cluster is red or cannot be reached. */
@SearchComponent
class ElasticsearchHealth extends AbstractHealthIndicator {
  private final ElasticsearchClient client;

  ElasticsearchHealth(ElasticsearchClient client) {
    super("Elasticsearch cannot be reached");
    this.client = client;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws Exception {
    HealthResponse cluster = client.cluster().health();
    builder
        .withDetail("cluster", cluster.clusterName())
        .withDetail("status", cluster.status().jsonValue())
        .withDetail("nodes", cluster.numberOfNodes());
    if (cluster.status() == HealthStatus.Red) {
      builder.down();
    } else {
      builder.up();
    }
  }
}
