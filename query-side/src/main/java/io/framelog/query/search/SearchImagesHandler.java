package io.framelog.query.search;

import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.query.search.RankFusion.Scored;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryHandler;

/** Answers {@link SearchImages}: rankings from the index, fused, with the images' documents. */
@SearchComponent
class SearchImagesHandler {
  private final SearchPositions positions;
  private final SearchPlanner planner;
  private final IndexSearcher searcher;
  private final HitDocuments documents;
  private final Map<SearchMode, Timer> timers = new EnumMap<>(SearchMode.class);

  SearchImagesHandler(
      SearchPositions positions,
      SearchPlanner planner,
      IndexSearcher searcher,
      HitDocuments documents,
      MeterRegistry meters) {
    this.positions = positions;
    this.planner = planner;
    this.searcher = searcher;
    this.documents = documents;
    for (SearchMode mode : SearchMode.values()) {
      timers.put(
          mode,
          Timer.builder("framelog.search")
              .description("Searches, with all that they wait for")
              .tag("mode", mode.name().toLowerCase(Locale.ROOT))
              .publishPercentileHistogram()
              .register(meters));
    }
  }

  @QueryHandler
  SearchAnswer on(SearchImages query) {
    long begun = System.nanoTime();
    try {
      return answer(query, begun);
    } finally {
      Objects.requireNonNull(timers.get(query.mode()))
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }

  private SearchAnswer answer(SearchImages query, long begun) {
    SearchQuestion question = SearchQuestion.of(query);
    Long minPosition = query.minPosition();
    long position = minPosition == null ? positions.current() : positions.awaitVisible(minPosition);
    List<Ranking> rankings = planner.plan(question);
    List<Scored> found =
        RankFusion.fuse(searcher.search(rankings, question.isSemantic())).stream()
            .filter(hit -> hit.score() >= question.minScore())
            .toList();
    HitDocuments.Hits hits =
        documents.complete(found, question.limit(), question.filter().namesRemoved(), position);
    return new SearchAnswer(
        hits.hits(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
        Math.min(position, hits.position()));
  }
}
