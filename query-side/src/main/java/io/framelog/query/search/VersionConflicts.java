package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import io.framelog.log.LogReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Judges refused writes: a newer document of the same log is as good as ours. One from beyond the
 * head of the log describes events that do not exist, so the log has lost some.
 */
@SearchComponent
class VersionConflicts {
  private final ElasticsearchClient client;
  private final LogReader log;

  VersionConflicts(ElasticsearchClient client, LogReader log) {
    this.client = client;
    this.log = log;
  }

  /**
   * @param refused the versions that we tried to write, by document id
   * @throws SearchIndexException unless each stored version is at least ours and within the log
   */
  void check(IndexTarget target, Map<String, Long> refused) throws IOException {
    if (refused.isEmpty()) {
      return;
    }
    MgetResponse<Void> stored =
        client.mget(
            request ->
                request
                    .index(target.index())
                    .ids(List.copyOf(refused.keySet()))
                    .source(source -> source.fetch(false)),
            Void.class);
    long head = log.head().position();
    for (MultiGetResponseItem<Void> item : stored.docs()) {
      if (item.isFailure()) {
        throw new SearchIndexException(
            "cannot read %s from %s".formatted(item.failure().id(), target.index()));
      }
      check(target, item.result(), refused.getOrDefault(item.result().id(), 0L), head);
    }
  }

  private static void check(IndexTarget target, GetResult<Void> stored, long ours, long head) {
    Long version = stored.version();
    if (!stored.found() || version == null || version < ours) {
      throw new SearchIndexException(
          "the search index %s refused version %d of %s but holds %s"
              .formatted(target.index(), ours, stored.id(), version));
    }
    if (version > head) {
      throw new SearchIndexException(
          "log-went-backwards: the search index %s holds %s as of position %d, but the log ends at %d"
              .formatted(target.index(), stored.id(), version, head));
    }
  }
}
