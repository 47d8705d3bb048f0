package io.framelog.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.error.ErrorCode;
import io.framelog.selection.Selection.And;
import io.framelog.selection.Selection.At;
import io.framelog.selection.Selection.Deed;
import io.framelog.selection.Selection.Everything;
import io.framelog.selection.Selection.Not;
import io.framelog.selection.Selection.Tag;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compact text and the JSON form are two ways to say the same. */
class SelectionFormsTest {
  private static final long SEED = 20_261_123;

  @Test
  void whatIsPrintedIsReadAsTheSameSelectionInBothForms() {
    RandomSelections selections = new RandomSelections(SEED);
    for (int i = 0; i < 20_000; i++) {
      Selection selection = selections.next();
      String text = SelectionText.of(selection);
      if (text.length() <= SelectionParser.MAX_LENGTH) {
        assertThat(SelectionParser.parse(text)).as("seed %d: %s", SEED, text).isEqualTo(selection);
      }
      String json = RandomSelections.json(selection).toString();
      if (json.length() <= SelectionParser.MAX_LENGTH) {
        assertThat(SelectionParser.parse(json)).as("seed %d: %s", SEED, json).isEqualTo(selection);
      }
    }
  }

  @Test
  void printedTextIsWhatPeopleWrite() {
    String text =
        "tag:car AND NOT (tag:draft OR has:crop) AND width>=512 AND metadata.source=flickr";

    assertThat(SelectionText.of(SelectionParser.parse(text))).isEqualTo(text);
    assertThat(SelectionText.of(SelectionParser.parse("tag:\" Two Words\" and review=Approved")))
        .isEqualTo("tag:\"two words\" AND review:approved");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|",
        "{\"tag\": \"Car\"}|tag:car",
        "{\"width\": {\">=\": 512}}|width>=512",
        "{\"tag\": {\"!=\": \"car\"}}|tag!=car",
        "{\"removed\": true}|removed:true",
        "{\"metadata.n\": {\"<\": 2e1}}|metadata.n<2e1",
        "{\"metadata.\\\"a.b\\\".c\": \"x\"}|metadata.\"a.b\".c=x",
        "{\"crop-overlaps\": [0.1, 0.2, 0.3, 0.4]}|crop-overlaps:0.1,0.2,0.3,0.4",
        " {\"or\": [{\"not\": {\"tag\": \"a\"}}, {\"and\": [{\"tag\": \"b\"}, {\"id\":"
            + " \"1B4E28BA-2FA1-511D-883F-0016D3CCA427\"}]}]}|NOT tag:a OR tag:b AND"
            + " id:1b4e28ba-2fa1-511d-883f-0016d3cca427",
        "{\"and\": [{\"tag\": \"a\"}]}|tag:a",
        "{\"registered-at\": {\"<=\": \"2026-01-31\"}}|registered-at<2026-02-01T00:00:00Z",
      })
  void theJsonFormSaysWhatTheTextSays(String json, String text) {
    assertThat(SelectionParser.parse(json))
        .isEqualTo(SelectionParser.parse(text == null ? "" : text));
  }

  @Test
  void aDateIsTheWholeDay() {
    Instant day = Instant.parse("2026-01-31T00:00:00Z");
    Instant next = Instant.parse("2026-02-01T00:00:00Z");
    Selection within =
        new And(
            List.of(
                new At(Deed.EDITED, Comparison.AT_LEAST, day),
                new At(Deed.EDITED, Comparison.LESS, next)));

    assertThat(SelectionParser.parse("edited-at:2026-01-31")).isEqualTo(within);
    assertThat(SelectionParser.parse("edited-at!=2026-01-31")).isEqualTo(new Not(within));
    assertThat(SelectionParser.parse("edited-at>2026-01-31"))
        .isEqualTo(new At(Deed.EDITED, Comparison.AT_LEAST, next));
    assertThat(SelectionParser.parse("edited-at>2026-01-31T01:00:00+01:00"))
        .isEqualTo(new At(Deed.EDITED, Comparison.GREATER, day));
  }

  @Test
  void aTextThatBeginsWithABraceHasNeverBeenAnythingElse() {
    assertThat(SelectionParser.parse("{}")).isEqualTo(new Everything());
    assertThat(SelectionParser.parse("tag:{a}")).isEqualTo(new Tag("{a}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|2",
        "{\"tag\"|7",
        "{\"tag\": \"a\"} x|14",
        "{\"tag\": \"a\", \"actor\": \"b\"}|14",
        "{\"tagg\": \"a\"}|2",
        "{\"tag\": null}|9",
        "{\"tag\": \"\"}|9",
        "{\"and\": []}|10",
        "{\"and\": {\"tag\": \"a\"}}|9",
        "{\"not\": {}}|10",
        "{\"width\": {\"~\": 1}}|12",
        "{\"width\": {\">\": \"wide\"}}|17",
        "{\"crop-overlaps\": [1, 2]}|19",
        "{\"tag\": \"a\\u0000\"}|9",
        "crop-overlaps:0.5,0.5,0.6,0.1|15",
        "crop-overlaps:0,0,0,1|15",
        "crop-overlaps:0,0,NaN,1|15",
        "review:maybe|8",
        "registered-at>2026-13-01|15",
        "registered-at>2026-01-01T00:00:00.0000001Z|15",
        "edited-at<+10000-01-01|11",
        "edited-by:\"\"|11",
        "metadata.\"open|10",
        "metadata.\"a\"b=1|1",
        "tag: metadata.\"a\"|6",
      })
  void saysWhereASelectionIsWrong(String text, int column) {
    assertThatExceptionOfType(SelectionSyntaxException.class)
        .isThrownBy(() -> SelectionParser.parse(text))
        .satisfies(e -> assertThat(e.column()).as(e.getMessage()).isEqualTo(column))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SELECTION_INVALID));
  }

  @Test
  void textThatNoStoreTakesIsRefused() {
    for (String bad : List.of("tag:\"a\0\"", "source=\ud800", "registered-by:\udc00x")) {
      assertThatExceptionOfType(SelectionSyntaxException.class)
          .isThrownBy(() -> SelectionParser.parse(bad));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "similar-to:\"a red car\">=0.25|{\"similar-to\": {\":\": \"a red car\", \">=\": 0.25}}",
        "similar-to:car>=0.25|{\"similar-to\": {\">=\": 0.25, \"=\": \"car\"}}",
        "similar-to = car >= 2.5e-1|{\"similar-to\": {\">=\": \"0.25\", \"=\": \"car\"}}",
        "similar-to!=\"1>=0\" >=1|{\"similar-to\": {\"!=\": \"1>=0\", \">=\": 1}}",
        "similar-to:1B4E28BA-2FA1-511D-883F-0016D3CCA427>=0.8"
            + "|{\"similar-to\": {\":\": \"1b4e28ba-2fa1-511d-883f-0016d3cca427\", \">=\": 0.8}}",
        "near-duplicate-of:1b4e28ba-2fa1-511d-883f-0016d3cca427"
            + "|{\"near-duplicate-of\": \"1b4e28ba-2fa1-511d-883f-0016d3cca427\"}",
        "near-duplicate-of:1b4e28ba-2fa1-511d-883f-0016d3cca427<=4"
            + "|{\"near-duplicate-of\": {\":\": \"1b4e28ba-2fa1-511d-883f-0016d3cca427\"}}",
        "(near-duplicate-of:1b4e28ba-2fa1-511d-883f-0016d3cca427<=8)"
            + "|{\"near-duplicate-of\": {\"<=\": 8, \"=\": \"1b4e28ba-2fa1-511d-883f-0016d3cca427\"}}",
      })
  void similaritySaysTheSameInBothForms(String text, String json) {
    assertThat(SelectionParser.parse(text)).isEqualTo(SelectionParser.parse(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "similar-to:car|12",
        "similar-to:>=0.5|12",
        "similar-to:car>=|17",
        "similar-to:car>=much|17",
        "similar-to:car>=1.5|17",
        "similar-to:car>=-0.1|17",
        "similar-to:car>=NaN|17",
        "similar-to:\"a car\"<=0.5|19",
        "similar-to:\"a car\">0.5|19",
        "similar-to>car>=0.5|11",
        "tag:a AND near-duplicate-of:b|29",
        "near-duplicate-of:1b4e28ba-2fa1-511d-883f-0016d3cca427<=9|57",
        "near-duplicate-of:1b4e28ba-2fa1-511d-883f-0016d3cca427<=1.5|57",
        "near-duplicate-of:1b4e28ba-2fa1-511d-883f-0016d3cca427>=1|55",
        "{\"similar-to\": \"car\"}|16",
        "{\"similar-to\": {\">=\": 0.5}}|26",
        "{\"similar-to\": {\"=\": \"a\", \"!=\": \"b\"}}|27",
        "{\"similar-to\": {\"=\": \"a\", \">=\": 2}}|33",
        "id:none,none|4",
      })
  void saysWhereASimilarityIsWrong(String text, int column) {
    saysWhereASelectionIsWrong(text, column);
  }

  @Test
  void tenDifferentSimilaritiesAreEnough() {
    String ten =
        IntStream.range(0, 10)
            .mapToObj(i -> "similar-to:w" + i + ">=0.5")
            .collect(Collectors.joining(" OR "));

    assertThat(Similarities.in(SelectionParser.parse(ten + " OR similar-to:w1>=0.5"))).hasSize(10);
    assertThatExceptionOfType(SelectionSyntaxException.class)
        .isThrownBy(() -> SelectionParser.parse(ten + " OR similar-to:w1>=0.6"));
  }

  /** As they stand in the log for ever; see also the golden SnapshotTaken. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "similar-to:\"a red car\">=0.25",
        "similar-to:1b4e28ba-2fa1-511d-883f-0016d3cca427>=0.8",
        "near-duplicate-of:1b4e28ba-2fa1-511d-883f-0016d3cca427<=4"
      })
  void frozenImagesStandInThePlaceOfTheirTermHoweverItIsWritten(String term) {
    List<String> ids =
        List.of("00000000-0000-5000-8000-000000000002", "00000000-0000-5000-8000-000000000001");
    SelectionSpec spec =
        SelectionSpec.ofText("tag:car AND NOT " + term.replace("=", "= "))
            .frozen(List.of(new FrozenTerm(term, ids)));

    assertThat(spec.read())
        .isEqualTo(new And(List.of(new Tag("car"), new Not(new Selection.Ids(ids)))));
    assertThat(SelectionText.of(SelectionParser.parse(term))).isEqualTo(term);
  }

  @Test
  void depthIsBoundInJsonToo() {
    assertThatExceptionOfType(SelectionSyntaxException.class)
        .isThrownBy(
            () ->
                SelectionParser.parse(
                    "{\"not\":".repeat(1_000) + "{\"tag\":\"a\"}" + "}".repeat(1_000)));
  }
}
