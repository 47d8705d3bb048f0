package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.framelog.error.QueryRejected;
import io.framelog.model.DualEncoder;
import io.framelog.query.search.RankFusion.Scored;
import io.framelog.query.search.RankFusion.Weighted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the live index for several rankings in one round trip. The index is asked by its own name,
 * which stands for one model; when it has gone, its successor is looked up.
 */
@SearchComponent
class IndexSearcher {
  private static final int NOT_FOUND = 404;

  private final ElasticsearchClient client;
  private final SearchIndexes indexes;
  private final DualEncoder encoder;
  private volatile @Nullable IndexTarget known;

  IndexSearcher(ElasticsearchClient client, SearchIndexes indexes, DualEncoder encoder) {
    this.client = client;
    this.indexes = indexes;
    this.encoder = encoder;
  }

  /**
   * The results in the order of the rankings.
   *
   * @param semantic whether vectors are compared, so that the index must be of our model
   * @throws QueryRejected {@code search-unavailable}
   */
  List<Weighted> search(List<Ranking> rankings, boolean semantic) {
    try {
      IndexTarget before = known;
      if (before != null && (!semantic || isOurs(before))) {
        Optional<List<Weighted>> results = ask(before, rankings);
        if (results.isPresent()) {
          return results.get();
        }
      }
      return ask(lookUp(semantic), rankings).orElseThrow(IndexSearcher::noIndex);
    } catch (IOException | ElasticsearchException e) {
      throw SearchUnavailable.because(e);
    }
  }

  /**
   * Returns if vectors can be compared, so that nobody waits for an index that is away.
   *
   * @throws QueryRejected {@code search-unavailable}
   */
  void requireLive() {
    try {
      lookUp(true);
    } catch (IOException | ElasticsearchException e) {
      throw SearchUnavailable.because(e);
    }
  }

  /**
   * How many documents of the live index match.
   *
   * @throws QueryRejected {@code search-unavailable}
   */
  long count(Query query) {
    try {
      String index = lookUp(true).index();
      return client.count(request -> request.index(index).query(query)).count();
    } catch (IOException | ElasticsearchException e) {
      throw SearchUnavailable.because(e);
    }
  }

  private IndexTarget lookUp(boolean semantic) throws IOException {
    IndexTarget live = indexes.live().orElseThrow(IndexSearcher::noIndex);
    if (semantic && !isOurs(live)) {
      throw SearchUnavailable.rejection(
          "The search index is being rebuilt for the model " + encoder.model());
    }
    known = live;
    return live;
  }

  private boolean isOurs(IndexTarget index) {
    return index.model().equals(IndexedModel.of(encoder));
  }

  private static QueryRejected noIndex() {
    return SearchUnavailable.rejection("The search index is being built");
  }

  /** Empty when there is no such index any more. */
  private Optional<List<Weighted>> ask(IndexTarget index, List<Ranking> rankings)
      throws IOException {
    List<RequestItem> searches =
        rankings.stream()
            .map(
                ranking ->
                    RequestItem.of(
                        item ->
                            item.header(header -> header.allowPartialSearchResults(false))
                                .body(ranking.request())))
            .toList();
    MsearchResponse<Void> response =
        client.msearch(request -> request.index(index.index()).searches(searches), Void.class);
    List<Weighted> results = new ArrayList<>(rankings.size());
    for (int i = 0; i < rankings.size(); i++) {
      MultiSearchResponseItem<Void> item = response.responses().get(i);
      if (item.isFailure()) {
        if (item.failure().status() == NOT_FOUND) {
          return Optional.empty();
        }
        throw new ElasticsearchException("msearch", item.failure());
      }
      results.add(new Weighted(rankings.get(i).share(), scored(item.result().hits().hits())));
    }
    return Optional.of(results);
  }

  private static List<Scored> scored(List<Hit<Void>> hits) {
    return hits.stream()
        .map(hit -> new Scored(String.valueOf(hit.id()), hit.score() == null ? 0 : hit.score()))
        .toList();
  }
}
