package io.framelog.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.selection.Selection.And;
import io.framelog.selection.Selection.Everything;
import io.framelog.selection.Selection.Has;
import io.framelog.selection.Selection.Metadata;
import io.framelog.selection.Selection.Not;
import io.framelog.selection.Selection.Number;
import io.framelog.selection.Selection.NumberField;
import io.framelog.selection.Selection.Or;
import io.framelog.selection.Selection.Tag;
import io.framelog.selection.Selection.Thing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionParserTest {
  @Test
  void readsTheExampleOfTheDesign() {
    assertThat(SelectionParser.parse("tag:car AND NOT tag:draft AND width>=512 AND source=flickr"))
        .isEqualTo(
            new And(
                List.of(
                    new Tag("car"),
                    new Not(new Tag("draft")),
                    new Number(NumberField.WIDTH, Comparison.AT_LEAST, 512),
                    new Metadata(List.of("source"), Comparison.EQUAL, "flickr"))));
  }

  @Test
  void notBindsTighterThanAndAndTighterThanOr() {
    assertThat(SelectionParser.parse("tag:a OR NOT tag:b AND tag:c"))
        .isEqualTo(
            new Or(List.of(new Tag("a"), new And(List.of(new Not(new Tag("b")), new Tag("c"))))));
    assertThat(SelectionParser.parse("(tag:a or has:crop) and tag:c"))
        .isEqualTo(
            new And(List.of(new Or(List.of(new Tag("a"), new Has(Thing.CROP))), new Tag("c"))));
  }

  @Test
  void quotesKeepSpacesParenthesesAndKeywordsAndLabelsAreNormalised() {
    assertThat(SelectionParser.parse("tag:\" Red (Car) AND \\\"more\\\" \""))
        .isEqualTo(new Tag("red (car) and \"more\""));
    assertThat(SelectionParser.parse("tag:NOT")).isEqualTo(new Tag("not"));
  }

  @Test
  void aValueDirectlyBehindItsOperatorMayHoldOperators() {
    assertThat(SelectionParser.parse("source=https://example.org/a?b=c"))
        .isEqualTo(new Metadata(List.of("source"), Comparison.EQUAL, "https://example.org/a?b=c"));
    assertThat(SelectionParser.parse("metadata.camera.iso >= 800"))
        .isEqualTo(new Metadata(List.of("camera", "iso"), Comparison.AT_LEAST, "800"));
  }

  @Test
  void emptyTextIsEverythingAndRemovedIsNoticedAtAnyDepth() {
    assertThat(SelectionParser.parse("  ")).isEqualTo(new Everything());
    assertThat(SelectionParser.parse("tag:a AND NOT (tag:b OR removed:true)").namesRemoved())
        .isTrue();
    assertThat(SelectionParser.parse("tag:a").namesRemoved()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tag:|5",
        "tag|1",
        "car|1",
        "tag:a tag:b|7",
        "(tag:a|7",
        "tag:a)|6",
        "AND tag:a|1",
        "tag:a AND|10",
        "tag:a OR OR tag:b|10",
        "NOT|4",
        "width>=wide|8",
        "width>=1e999|8",
        "tag>3|4",
        "tagg:car|1",
        "has:wings|5",
        "removed:maybe|9",
        "metadata.=3|1",
        "metadata.a..b=3|1",
        "id:17|4",
        "tag:\"open|5",
        "tag:\"a\\nb\"|7",
        "()|2",
      })
  void saysWhereATextIsWrong(String text, int column) {
    assertThatExceptionOfType(SelectionSyntaxException.class)
        .isThrownBy(() -> SelectionParser.parse(text))
        .satisfies(e -> assertThat(e.column()).isEqualTo(column));
  }

  @Test
  void refusesDepthAndLengthThatWouldHurt() {
    assertThatExceptionOfType(SelectionSyntaxException.class)
        .isThrownBy(() -> SelectionParser.parse("(".repeat(5_000) + "tag:a" + ")".repeat(5_000)));
    assertThatExceptionOfType(SelectionSyntaxException.class)
        .isThrownBy(() -> SelectionParser.parse("NOT ".repeat(4_000) + "tag:a"));
    assertThatExceptionOfType(SelectionSyntaxException.class)
        .isThrownBy(() -> SelectionParser.parse("tag:" + "a".repeat(SelectionParser.MAX_LENGTH)));
  }
}
