package io.framelog.query.search;

import io.framelog.query.search.RankFusion.Scored;
import io.framelog.query.search.RankFusion.Weighted;
import io.framelog.query.selection.ElasticsearchSelection;
import io.framelog.selection.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ranks the images that a filter had at a past position, by their vectors and words of now. The
 * index knows what is now, PostgreSQL what was: when few images matched, the index is asked about
 * just these; when many did, it gives its best, more and more of them, of which those are kept that
 * matched. That ends with {@link RankingRequests#DEEPEST} of each ranking, so that a search of
 * which less than every fiftieth hit matched may find less than it is asked for.
 */
@SearchComponent
class PastSearch {
  private static final int DEEPER = 5;

  private final PastImages images;
  private final SearchPlanner planner;
  private final IndexSearcher searcher;

  PastSearch(PastImages images, SearchPlanner planner, IndexSearcher searcher) {
    this.images = images;
    this.planner = planner;
    this.searcher = searcher;
  }

  /**
   * The best first, as many as are asked for if there are.
   *
   * @param filter with what its similarity terms stand for
   */
  List<Scored> find(SearchQuestion question, Selection filter, long asOf) {
    Optional<List<String>> few = images.few(filter, asOf);
    if (few.isPresent()) {
      RankingRequests requests =
          new RankingRequests(question, ElasticsearchSelection.anyOf(few.get()));
      return RankFusion.fuse(
          searcher.search(planner.plan(question, requests), question.isSemantic()));
    }
    int depth = RankingRequests.depth(question);
    while (true) {
      RankingRequests requests =
          new RankingRequests(question, ElasticsearchSelection.anything(), depth);
      List<Weighted> rankings =
          searcher.search(planner.plan(question, requests), question.isSemantic());
      List<Scored> found = RankFusion.fuse(matching(rankings, filter, asOf));
      if (found.size() >= question.limit() || isAll(rankings, depth)) {
        return found;
      }
      depth = Math.min(RankingRequests.DEEPEST, depth * DEEPER);
    }
  }

  private static boolean isAll(List<Weighted> rankings, int depth) {
    return depth == RankingRequests.DEEPEST
        || rankings.stream().allMatch(ranking -> ranking.ranking().size() < depth);
  }

  private List<Weighted> matching(List<Weighted> rankings, Selection filter, long asOf) {
    Set<String> candidates =
        rankings.stream()
            .flatMap(ranking -> ranking.ranking().stream())
            .map(hit -> VersionedDocument.imageId(hit.id()))
            .collect(Collectors.toSet());
    Set<String> matched = images.among(candidates, filter, asOf);
    return rankings.stream()
        .map(
            ranking ->
                new Weighted(
                    ranking.share(),
                    ranking.ranking().stream()
                        .filter(hit -> matched.contains(VersionedDocument.imageId(hit.id())))
                        .toList()))
        .toList();
  }
}
