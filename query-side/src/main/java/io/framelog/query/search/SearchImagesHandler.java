package io.framelog.query.search;

import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.query.search.RankFusion.Scored;
import io.framelog.query.selection.ElasticsearchSelection;
import io.framelog.query.selection.ResolvedSelection;
import io.framelog.query.selection.SelectionResolver;
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
  private final PastSearch past;
  private final SelectionResolver resolver;
  private final Map<SearchMode, Timer> timers = new EnumMap<>(SearchMode.class);

  SearchImagesHandler(
      SearchPositions positions,
      SearchPlanner planner,
      IndexSearcher searcher,
      HitDocuments documents,
      PastSearch past,
      SelectionResolver resolver,
      MeterRegistry meters) {
    this.positions = positions;
    this.planner = planner;
    this.searcher = searcher;
    this.documents = documents;
    this.past = past;
    this.resolver = resolver;
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
      Long asOf = query.asOf();
      return asOf == null ? answer(query, begun) : answerAsOf(query, asOf, begun);
    } finally {
      Objects.requireNonNull(timers.get(query.mode()))
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }

  private SearchAnswer answer(SearchImages query, long begun) {
    SearchQuestion question = SearchQuestion.of(query);
    Long minPosition = query.minPosition();
    long position = minPosition == null ? positions.current() : positions.awaitVisible(minPosition);
    ResolvedSelection filter = resolver.resolve(question.filter(), null, minPosition);
    RankingRequests requests =
        new RankingRequests(question, ElasticsearchSelection.filter(filter.selection()));
    List<Scored> found =
        good(
            question,
            RankFusion.fuse(
                searcher.search(planner.plan(question, requests), question.isSemantic())));
    HitDocuments.Hits hits =
        documents.complete(found, question.limit(), question.filter().namesRemoved(), position);
    return answer(hits, Math.min(filter.position(), Math.min(position, hits.position())), begun);
  }

  /** What was up to {@code asOf} is to be in the index. */
  private SearchAnswer answerAsOf(SearchImages query, long asOf, long begun) {
    SearchQuestion question = SearchQuestion.of(query);
    question.requireFitForThePast();
    Long minPosition = query.minPosition();
    positions.awaitVisible(minPosition == null ? asOf : Math.max(asOf, minPosition));
    ResolvedSelection filter = resolver.resolve(question.filter(), asOf, minPosition);
    List<Scored> found = good(question, past.find(question, filter.selection(), asOf));
    return answer(
        documents.completeAsOf(found, question.limit(), question.filter().namesRemoved(), asOf),
        asOf,
        begun);
  }

  private static List<Scored> good(SearchQuestion question, List<Scored> found) {
    return found.stream().filter(hit -> hit.score() >= question.minScore()).toList();
  }

  private static SearchAnswer answer(HitDocuments.Hits hits, long position, long begun) {
    return new SearchAnswer(
        hits.hits(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), position);
  }
}
