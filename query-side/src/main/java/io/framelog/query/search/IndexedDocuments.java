package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.framelog.query.selection.IndexFields;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads documents of the index whole, their vectors included, tombstones too. */
@SearchComponent
class IndexedDocuments {
  private static final int PAGE = 500;

  private final ElasticsearchClient client;

  IndexedDocuments(ElasticsearchClient client) {
    this.client = client;
  }

  /** A document as it is in the index, with the position that it was written for. */
  record Found(long version, JsonNode source) {}

  /**
   * Those of images whose ids lie in a range, by document id.
   *
   * @param after exclusive; empty for all
   * @param last inclusive; null for all
   */
  Map<String, Found> between(IndexTarget target, String after, @Nullable String last)
      throws IOException {
    return find(
        target,
        Query.of(
            query ->
                query.range(
                    range ->
                        range.term(
                            term -> {
                              term.field(IndexFields.IMAGE_ID).gt(after);
                              return last == null ? term : term.lte(last);
                            }))));
  }

  /** Those of these images, by document id. */
  Map<String, Found> of(IndexTarget target, List<String> imageIds) throws IOException {
    List<FieldValue> values = imageIds.stream().map(FieldValue::of).toList();
    return find(
        target,
        Query.of(
            query ->
                query.terms(
                    terms -> terms.field(IndexFields.IMAGE_ID).terms(in -> in.value(values)))));
  }

  private Map<String, Found> find(IndexTarget target, Query query) throws IOException {
    Map<String, Found> found = new HashMap<>();
    List<FieldValue> after = List.of();
    while (true) {
      List<FieldValue> behind = after;
      SearchResponse<JsonNode> page =
          client.search(
              request -> {
                request
                    .index(target.index())
                    .query(query)
                    .size(PAGE)
                    .version(true)
                    .trackTotalHits(hits -> hits.enabled(false))
                    .source(source -> source.filter(filter -> filter.excludeVectors(false)))
                    .sort(ascending(IndexFields.IMAGE_ID), ascending(IndexFields.CROP_ID));
                return behind.isEmpty() ? request : request.searchAfter(behind);
              },
              JsonNode.class);
      List<Hit<JsonNode>> hits = page.hits().hits();
      for (Hit<JsonNode> hit : hits) {
        found.put(
            Objects.requireNonNull(hit.id()),
            new Found(
                Objects.requireNonNullElse(hit.version(), 0L),
                Objects.requireNonNull(hit.source())));
      }
      if (hits.size() < PAGE) {
        return found;
      }
      after = hits.getLast().sort();
    }
  }

  /** An image's own document has no crop and comes last. */
  private static SortOptions ascending(String field) {
    return SortOptions.of(
        sort -> sort.field(by -> by.field(field).order(SortOrder.Asc).missing("_last")));
  }
}
