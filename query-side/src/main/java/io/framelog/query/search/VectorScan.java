package io.framelog.query.search;

import static io.framelog.query.selection.IndexFields.IMAGE_ID;
import static io.framelog.query.selection.IndexFields.IMAGE_VECTOR;
import static io.framelog.query.selection.IndexFields.KIND;
import static io.framelog.query.selection.IndexFields.KIND_IMAGE;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;
import io.framelog.query.search.RankFusion.Weighted;
import io.framelog.query.selection.SimilarImages;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Finds all vectors in the index that are near enough, and misses none: a walk through the graph of
 * neighbours (HNSW) may. Elasticsearch compares every vector that a filter leaves when these are
 * not more than it was asked for, so it is asked about one part of the ids after another, each with
 * fewer images than results. The ids are hashes: equal parts of them hold about as many images.
 */
@SearchComponent
class VectorScan {
  /** How many images a part holds on average: far enough below what is asked for. */
  private static final int PART = 4_000;

  /** Elasticsearch compares at most 10,000 in one request. */
  private static final int MOST_OF_PART = 6_000;

  private static final int AT_ONCE = 16;
  private static final int PREFIXES = 0x10000;

  /** All are compared by their full vectors, none by 8 bits only. */
  private static final float EACH = 1;

  private final IndexSearcher searcher;
  private final int part;

  @Autowired
  VectorScan(IndexSearcher searcher) {
    this(searcher, PART);
  }

  VectorScan(IndexSearcher searcher, int part) {
    this.searcher = searcher;
    this.part = part;
  }

  /** The ids of the images that are near enough. */
  List<String> find(Nearness nearness) {
    Query images = QueryBuilders.term(term -> term.field(KIND).value(KIND_IMAGE));
    int parts = Math.clamp(Math.ceilDiv(searcher.count(images), part), 1, PREFIXES);
    List<String> found = new ArrayList<>();
    for (int from = 0; from < parts; from += AT_ONCE) {
      List<Ranking> requests = new ArrayList<>();
      for (int i = from; i < Math.min(parts, from + AT_ONCE); i++) {
        requests.add(new Ranking(1, request(nearness, part(i, parts))));
      }
      for (Weighted result : searcher.search(requests, true)) {
        result.ranking().forEach(image -> found.add(image.id()));
        if (result.ranking().size() == MOST_OF_PART) {
          throw SimilarImages.tooBroad(nearness.term());
        }
      }
      SimilarImages.requireFew(nearness.term(), found);
    }
    return found;
  }

  private static SearchRequestBody request(Nearness nearness, Query ids) {
    return SearchRequestBody.of(
        body ->
            body.size(MOST_OF_PART)
                .source(source -> source.fetch(false))
                .trackTotalHits(total -> total.enabled(false))
                .minScore(nearness.leastIndexScore())
                .knn(
                    knn ->
                        knn.field(IMAGE_VECTOR)
                            .queryVector(Vectors.list(nearness.vector()))
                            .k(MOST_OF_PART)
                            .numCandidates(MOST_OF_PART)
                            .rescoreVector(rescore -> rescore.oversample(EACH))
                            .filter(ids)));
  }

  private static Query part(int number, int parts) {
    return QueryBuilders.range(
        range ->
            range.term(
                ids -> {
                  ids.field(IMAGE_ID).gte(prefix(number, parts));
                  return number + 1 == parts ? ids : ids.lt(prefix(number + 1, parts));
                }));
  }

  private static String prefix(int number, int parts) {
    return "%04x".formatted((int) ((long) number * PREFIXES / parts));
  }
}
