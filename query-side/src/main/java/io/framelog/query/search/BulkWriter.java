package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes documents whole, each only over an older one of its own. Any failure of any document fails
 * the call; only "there is a newer one" may be well (see {@link VersionConflicts}).
 */
@SearchComponent
class BulkWriter {
  private static final int CONFLICT = 409;

  private final ElasticsearchClient client;
  private final VersionConflicts conflicts;
  private final long bulkBytes;
  private final Timer timer;

  BulkWriter(
      ElasticsearchClient client,
      VersionConflicts conflicts,
      SearchSettings settings,
      MeterRegistry meters) {
    this.client = client;
    this.conflicts = conflicts;
    this.bulkBytes = settings.bulkSize().toBytes();
    this.timer =
        Timer.builder("framelog.index.bulk")
            .description("Bulk requests to the search index")
            .publishPercentileHistogram()
            .register(meters);
  }

  /** A run of documents to one index: sends requests of bounded size as documents come. */
  final class Run {
    private final IndexTarget target;
    private final List<VersionedDocument> waiting = new ArrayList<>();
    private long bytes;

    private Run(IndexTarget target) {
      this.target = target;
    }

    void add(VersionedDocument document) {
      if (!waiting.isEmpty() && bytes + document.json().length > bulkBytes) {
        flush();
      }
      waiting.add(document);
      bytes += document.json().length;
    }

    /** Sends what is left. */
    void flush() {
      if (!waiting.isEmpty()) {
        send(target, List.copyOf(waiting));
        waiting.clear();
        bytes = 0;
      }
    }
  }

  Run to(IndexTarget target) {
    return new Run(target);
  }

  private void send(IndexTarget target, List<VersionedDocument> documents) {
    Timer.Sample sample = Timer.start();
    try {
      BulkResponse response =
          client.bulk(
              request ->
                  request
                      .index(target.alias())
                      .requireAlias(true)
                      .operations(documents.stream().map(BulkWriter::operation).toList()));
      if (response.errors()) {
        check(target, documents, response.items());
      }
    } catch (IOException | ElasticsearchException e) {
      throw new SearchIndexException("cannot write to the search index " + target.index(), e);
    } finally {
      sample.stop(timer);
    }
  }

  private static BulkOperation operation(VersionedDocument document) {
    return BulkOperation.of(
        operation ->
            operation.index(
                index ->
                    index
                        .id(document.id())
                        .version(document.version())
                        .versionType(VersionType.ExternalGte)
                        .document(BinaryData.of(document.json(), ContentType.APPLICATION_JSON))));
  }

  private void check(
      IndexTarget target, List<VersionedDocument> documents, List<BulkResponseItem> items)
      throws IOException {
    Map<String, Long> versions =
        documents.stream()
            .collect(Collectors.toMap(VersionedDocument::id, VersionedDocument::version));
    Map<String, Long> conflicting = new HashMap<>();
    for (BulkResponseItem item : items) {
      ErrorCause error = item.error();
      if (item.status() == CONFLICT) {
        conflicting.put(item.id(), versions.get(item.id()));
      } else if (error != null) {
        throw new SearchIndexException(
            "the search index %s refuses %s: %s %s: %s"
                .formatted(target.index(), item.id(), item.status(), error.type(), error.reason()));
      }
    }
    conflicts.check(target, conflicting);
  }
}
