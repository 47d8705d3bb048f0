package io.framelog.query.search;

import static io.framelog.query.search.Corpus.cropId;
import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchHit;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/** Asks searches the way the HTTP side does, over the query bus. */
class Searches {
  private final QueryGateway queries;

  Searches(QueryGateway queries) {
    this.queries = queries;
  }

  Search search() {
    return new Search();
  }

  /** A search in the making. */
  final class Search {
    private @Nullable String text;
    private @Nullable String negative;
    private @Nullable String imageId;
    private @Nullable String cropId;
    private byte @Nullable [] picture;
    private @Nullable String filter;
    private SearchMode mode = SearchMode.SEMANTIC;
    private SearchScope scope = SearchScope.IMAGES;
    private int limit = 20;
    private @Nullable Double minScore;
    private @Nullable Long minPosition;
    private @Nullable Long asOf;

    Search text(String words) {
      text = words;
      return this;
    }

    Search not(String words) {
      negative = words;
      return this;
    }

    Search like(String id) {
      imageId = id;
      return this;
    }

    Search likeCrop(String id) {
      cropId = id;
      return this;
    }

    Search like(byte[] image) {
      picture = image;
      return this;
    }

    Search in(String selection) {
      filter = selection;
      return this;
    }

    Search by(SearchMode how) {
      mode = how;
      return this;
    }

    Search crops() {
      scope = SearchScope.CROPS;
      return this;
    }

    Search best(int many) {
      limit = many;
      return this;
    }

    Search above(double score) {
      minScore = score;
      return this;
    }

    Search since(long position) {
      minPosition = position;
      return this;
    }

    Search asOf(long position) {
      asOf = position;
      return this;
    }

    SearchAnswer answer() {
      return queries
          .query(
              new SearchImages(
                  text,
                  negative,
                  imageId,
                  cropId,
                  picture,
                  filter,
                  mode,
                  scope,
                  limit,
                  minScore,
                  minPosition,
                  asOf),
              ResponseTypes.instanceOf(SearchAnswer.class))
          .join();
    }

    List<String> images() {
      return answer().hits().stream().map(SearchHit::imageId).toList();
    }

    List<@Nullable String> cropIds() {
      return answer().hits().stream().<@Nullable String>map(SearchHit::cropId).toList();
    }

    Rejection refusal() {
      Throwable refused = catchThrowable(this::answer).getCause();
      assertThat(refused).isInstanceOf(QueryRejected.class);
      return ((QueryRejected) Objects.requireNonNull(refused))
          .<Rejection>getDetails()
          .orElseThrow();
    }
  }
}
