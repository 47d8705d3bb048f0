package io.framelog.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchQuestionTest {
  private static final String ID = Corpus.imageId("somebody");

  private static SearchImages search(
      @Nullable String text,
      @Nullable String imageId,
      @Nullable String cropId,
      byte @Nullable [] image,
      SearchMode mode,
      int limit,
      @Nullable Double minScore,
      @Nullable String filter) {
    return new SearchImages(
        text,
        null,
        imageId,
        cropId,
        image,
        filter,
        mode,
        SearchScope.IMAGES,
        limit,
        minScore,
        null);
  }

  private static SearchImages text(@Nullable String text, SearchMode mode, int limit) {
    return search(text, null, null, null, mode, limit, null, null);
  }

  private static Rejection refusal(SearchImages query) {
    return assertThatExceptionOfType(QueryRejected.class)
        .isThrownBy(() -> SearchQuestion.of(query))
        .actual()
        .<Rejection>getDetails()
        .orElseThrow();
  }

  private static void assertInvalid(SearchImages query, String saying) {
    Rejection refusal = refusal(query);
    assertThat(refusal.code()).isEqualTo(ErrorCode.SEARCH_INVALID);
    assertThat(refusal.detail()).contains(saying);
  }

  @Test
  void takesTheLimitsAsTheyAre() {
    assertThat(SearchQuestion.of(text("car", SearchMode.SEMANTIC, 200)).limit()).isEqualTo(200);
    assertInvalid(text("car", SearchMode.SEMANTIC, 0), "Limit");
    assertInvalid(text("car", SearchMode.SEMANTIC, 201), "Limit");
    assertInvalid(search("car", null, null, null, SearchMode.SEMANTIC, 1, 1.5, null), "MinScore");
    assertInvalid(
        search("car", null, null, null, SearchMode.SEMANTIC, 1, Double.NaN, null), "MinScore");
    assertInvalid(text("a".repeat(8_193), SearchMode.SEMANTIC, 1), "8192");
  }

  @Test
  void needsATextOrOneExample() {
    assertInvalid(text(null, SearchMode.SEMANTIC, 1), "needs a text");
    assertInvalid(text(" \t", SearchMode.SEMANTIC, 1), "needs a text");
    assertInvalid(
        search(null, ID, null, new byte[1], SearchMode.SEMANTIC, 1, null, null), "one example");
    assertInvalid(search(null, "../x", null, null, SearchMode.SEMANTIC, 1, null, null), "ImageId");
    assertThat(
            SearchQuestion.of(search(null, ID, ID, null, SearchMode.SEMANTIC, 1, null, null))
                .example())
        .isEqualTo(new Example.OfCrop(ID, ID));
  }

  @Test
  void looksForWordsOnlyInATextAlone() {
    assertInvalid(search("car", ID, null, null, SearchMode.LEXICAL, 1, null, null), "lexical");
    assertInvalid(search(null, ID, null, null, SearchMode.LEXICAL, 1, null, null), "lexical");
  }

  @Test
  void saysWhereAFilterIsWrong() {
    Rejection refusal =
        refusal(search("car", null, null, null, SearchMode.SEMANTIC, 1, null, "tag:a AND"));
    assertThat(refusal.code()).isEqualTo(ErrorCode.SELECTION_INVALID);
    assertThat(refusal.properties()).containsEntry("column", 10);
  }
}
