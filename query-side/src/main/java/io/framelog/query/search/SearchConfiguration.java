package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The client of Elasticsearch. Making it connects to nothing: the cluster may come later. */
@Configuration(proxyBeanMethods = false)
@Conditional(QueryRole.class)
class SearchConfiguration {
  @Bean(destroyMethod = "close")
  ElasticsearchClient elasticsearchClient(ElasticsearchSettings settings) {
    Rest5ClientBuilder builder =
        Rest5Client.builder(settings.urls())
            .setConnectionConfigCallback(
                connection ->
                    connection.setConnectTimeout(
                        Timeout.ofMilliseconds(settings.connectTimeout().toMillis())))
            .setRequestConfigCallback(
                request ->
                    request.setResponseTimeout(
                        Timeout.ofMilliseconds(settings.timeout().toMillis())));
    authorization(settings)
        .ifPresent(
            value ->
                builder.setDefaultHeaders(
                    new Header[] {new BasicHeader("Authorization", value, true)}));
    return new ElasticsearchClient(
        new Rest5ClientTransport(builder.build(), new Jackson3JsonpMapper()));
  }

  private static Optional<String> authorization(ElasticsearchSettings settings) {
    if (settings.apiKey() != null) {
      return Optional.of("ApiKey " + settings.apiKey());
    }
    if (settings.username() != null) {
      String credentials = settings.username() + ':' + settings.password();
      return Optional.of(
          "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
    return Optional.empty();
  }
}
