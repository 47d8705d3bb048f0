package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.RefreshResponse;
import java.io.IOException;

/** Makes all that is indexed visible, also in an index that is about to become the live one. */
@SearchComponent
class IndexRefresh {
  private final ElasticsearchClient client;
  private final SearchSettings settings;

  IndexRefresh(ElasticsearchClient client, SearchSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  void run() throws IOException {
    RefreshResponse response =
        client
            .indices()
            .refresh(
                request ->
                    request
                        .index(settings.alias(), settings.nextAlias())
                        .ignoreUnavailable(true)
                        .allowNoIndices(true));
    if (response.shards() != null && response.shards().failed().intValue() > 0) {
      throw new IOException("a shard was not refreshed: " + response.shards());
    }
  }
}
