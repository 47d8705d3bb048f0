package io.framelog.query.search;

import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchHit;
import io.framelog.image.queries.SearchMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How far a search sees: what it waits for, what it says, what has gone meanwhile. */
@SearchTest
class SearchPositionsTest {
  @Autowired Corpus corpus;
  @Autowired Searches searches;

  private Searches.Search search() {
    return searches.search();
  }

  @Test
  void aRemovedImageDisappearsAtOnceAlsoWhereTheIndexIsBehind() {
    long last = 0;
    for (String name : List.of("fade a", "fade b", "fade c")) {
      last = corpus.image(name).looks("lantern").caption("lantern").tags("fade").register();
    }
    Searches.Search search = search().text("lantern").in("tag:fade").best(2);
    List<String> before = search.since(last).images();
    long removed = corpus.log.append(new ImageRemoved(before.getFirst(), "x"));
    corpus.awaitIndexed(removed);
    // No refresh yet: the index still shows it, the document does not.
    Searches.Search behind = search().text("lantern").in("tag:fade").best(2);
    assertThat(behind.images())
        .hasSize(2)
        .doesNotContain(before.getFirst())
        .contains(before.get(1));
    assertThat(behind.answer().position()).isLessThan(removed);
    assertThat(search.since(removed).images()).hasSize(2).doesNotContain(before.getFirst());
    assertThat(
            search()
                .text("lantern")
                .by(SearchMode.LEXICAL)
                .in("tag:fade AND removed:true")
                .since(removed)
                .images())
        .containsExactly(before.getFirst());
  }

  @Test
  void aSearchSeesTheWriteThatItWaitsForAndSaysHowFarItSees() {
    long first = corpus.image("own").caption("own write").tags("own").register();
    assertThat(search().text("own").by(SearchMode.LEXICAL).in("tag:own").since(first).answer())
        .satisfies(
            answer -> {
              assertThat(answer.position()).isGreaterThanOrEqualTo(first);
              assertThat(answer.hits())
                  .extracting(SearchHit::imageId)
                  .containsExactly(imageId("own"));
            });
    long second =
        corpus.log.append(
            new TagsEdited(imageId("own"), List.of("owner"), List.of(), Origin.HUMAN));
    corpus.awaitIndexed(second);
    SearchAnswer unaware = search().text("own").by(SearchMode.LEXICAL).in("tag:owner").answer();
    assertThat(unaware.hits()).isEmpty();
    assertThat(unaware.position()).isLessThan(second);
    assertThat(search().text("own").by(SearchMode.LEXICAL).in("tag:owner").since(second).images())
        .containsExactly(imageId("own"));
    assertThat(search().text("own").since(second + 1_000_000).refusal().code())
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
  }

  @Test
  void searchesThatNeedTheSameRefreshShareIt() throws Exception {
    long last = corpus.image("shared").caption("shared").register();
    corpus.awaitIndexed(last);
    long before = refreshes();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        answers.add(
            callers.submit(
                () -> search().text("shared").by(SearchMode.LEXICAL).since(last).images()));
      }
      for (Future<List<String>> answer : answers) {
        assertThat(answer.get()).contains(imageId("shared"));
      }
    }
    assertThat(refreshes() - before).isBetween(1L, 2L);
  }

  private long refreshes() throws IOException {
    return corpus
        .client
        .indices()
        .stats(stats -> stats.index("framelog-images"))
        .all()
        .primaries()
        .refresh()
        .externalTotal();
  }
}
