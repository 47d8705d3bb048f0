package io.framelog.query.search;

import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import io.framelog.query.browse.BoundedReads;
import io.framelog.query.search.RankFusion.Scored;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Searches whose filter asks about a past position. */
@SearchTest
class PastSearchTest {
  @Autowired Corpus corpus;
  @Autowired Searches searches;
  @Autowired SearchPlanner planner;
  @Autowired IndexSearcher searcher;
  @Autowired BoundedReads reads;
  @Autowired PastSearch past;

  private final String mark = "m" + UUID.randomUUID();
  private final String tagged = image("tagged");
  private final String removedBefore = image("removed before");
  private final String removedSince = image("removed since");
  private final String taggedSince = image("tagged since");
  private long then;
  private long head;

  @BeforeEach
  void aThenAndANow() {
    for (String id : List.of(tagged, removedBefore, removedSince)) {
      corpus.imageOf(id).looks("yellow bird").caption("a bird").tags(mark, "old").register();
    }
    corpus.imageOf(taggedSince).looks("yellow bird").caption("a bird").register();
    then = corpus.log.append(new ImageRemoved(removedBefore, null));
    corpus.log.append(new ImageRemoved(removedSince, null));
    corpus.log.append(new TagsEdited(taggedSince, List.of(mark), List.of(), Origin.HUMAN));
    corpus.image(mark + "new").looks("yellow bird").caption("a bird").tags(mark).register();
    head = corpus.log.append(new TagsEdited(tagged, List.of("new"), List.of(mark), Origin.HUMAN));
  }

  private String image(String name) {
    return imageId(mark + name);
  }

  @Test
  void findsAndShowsWhatTheFilterHadThen() {
    SearchAnswer answer =
        searches.search().text("yellow bird").in("tag:" + mark).asOf(then).since(head).answer();

    assertThat(answer.position()).isEqualTo(then);
    assertThat(answer.hits())
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.imageId()).isEqualTo(tagged);
              assertThat(hit.image().json()).contains(mark, "\"old\"").doesNotContain("\"new\"");
            });
    assertThat(searches.search().text("yellow bird").in("tag:" + mark).since(head).images())
        .containsExactlyInAnyOrder(taggedSince, image("new"));
  }

  @Test
  void byItsWordsAlsoWhatIsRemovedByNowIsFound() {
    assertThat(
            searches
                .search()
                .text("birds")
                .by(SearchMode.LEXICAL)
                .in("tag:" + mark)
                .asOf(then)
                .since(head)
                .images())
        .containsExactlyInAnyOrder(tagged, removedSince);
  }

  @Test
  void removedImagesOfThenAreFoundWhenTheyAreAskedFor() {
    assertThat(
            searches
                .search()
                .text("birds")
                .by(SearchMode.LEXICAL)
                .in("tag:" + mark + " AND removed:true")
                .asOf(then)
                .since(head)
                .images())
        .containsExactly(removedBefore);
  }

  @Test
  void aBroadFilterThatIsAppliedToTheBestFindsTheSameAsANarrowOne() {
    long last =
        IntStream.range(0, 150)
            .mapToLong(i -> corpus.image(mark + i).looks("yellow bird").register())
            .max()
            .orElseThrow();
    searches.search().text("bird").since(last).answer();
    SearchQuestion question =
        SearchQuestion.of(
            new SearchImages(
                "yellow bird",
                null,
                null,
                null,
                null,
                "tag:" + mark,
                SearchMode.HYBRID,
                SearchScope.IMAGES,
                5,
                null,
                null));
    PastSearch broad = new PastSearch(new PastImages(reads, 0), planner, searcher);

    List<Scored> found = broad.find(question, question.filter(), then);

    assertThat(found).extracting(Scored::id).contains(tagged);
    assertThat(found)
        .extracting(Scored::id)
        .containsExactlyInAnyOrderElementsOf(
            past.find(question, question.filter(), then).stream().map(Scored::id).toList());
  }

  @Test
  void whatCannotBeToldAboutThePastIsRefused() {
    assertThat(searches.search().text("a").in("crop:face").crops().asOf(then).refusal().code())
        .isEqualTo(ErrorCode.SEARCH_INVALID);
    assertThat(searches.search().text("a").asOf(head + 1_000).refusal().code())
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
  }
}
