package io.framelog.query.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.selection.SelectionParser;
import org.junit.jupiter.api.Test;

/** What needs no index; that filters mean the right thing is SelectionFiltersTest's matter. */
class ElasticsearchSelectionTest {
  private static String filter(String selection) {
    return ElasticsearchSelection.filter(SelectionParser.parse(selection)).toString();
  }

  @Test
  void removedImagesAreLeftOutUnlessTheSelectionNamesThem() {
    assertThat(filter("tag:a")).contains("\"removed\"");
    assertThat(filter("removed:true"))
        .isEqualTo("Query: {\"term\":{\"removed\":{\"value\":true}}}");
  }

  @Test
  void doubleNegationCostsNoLevel() {
    assertThat(filter("NOT ".repeat(60) + "tag:a")).isEqualTo(filter("tag:a"));
  }

  @Test
  void refusesMoreLevelsThanAnIndexTakes() {
    String deep = "(tag:a AND (tag:b OR ".repeat(13) + "tag:c" + "))".repeat(13);
    assertThatExceptionOfType(QueryRejected.class)
        .isThrownBy(() -> filter(deep))
        .satisfies(
            refused ->
                assertThat(refused.<Rejection>getDetails().orElseThrow().code())
                    .isEqualTo(ErrorCode.SELECTION_INVALID));
  }
}
