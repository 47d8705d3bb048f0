package io.framelog.command.image;

import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.events.CaptionChanged;
import io.framelog.log.Decision;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCaptionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A cat.",
        "  kept as typed \t\n",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 and \uD83C\uDDF9\uD83C\uDDF7",
        "cafe\u0301",
        "\u202Eright to left\u202C",
        "\uFFFE\uFFFF"
      })
  void aCaptionIsKeptAsTyped(String text) {
    fixture()
        .given(registered())
        .when(change(text))
        .expectEvents(new CaptionChanged(ID, text, Origin.HUMAN))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void theSameTextAgainIsASuccessWithoutAnEventWhoeverSaysIt() {
    fixture()
        .given(register().caption("a cat").event())
        .when(new ChangeCaption(ID, "a cat", Origin.IMPORT, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
  }

  @Test
  void anEmptyTextClearsTheCaptionAndClearingNothingIsNoEvent() {
    fixture()
        .given(register().caption("a cat").event())
        .when(change(""))
        .expectEvents(new CaptionChanged(ID, "", Origin.HUMAN));
    fixture()
        .given(registered())
        .when(change(""))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void theOriginStaysWithTheFact() {
    fixture()
        .given(registered())
        .when(new ChangeCaption(ID, "a cat", Origin.model("captioner", "2"), null))
        .expectEvents(new CaptionChanged(ID, "a cat", Origin.model("captioner", "2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000",
        "a\u0007",
        "a\r\nb",
        "a\u007F",
        "a\u0085",
        "\uD83D",
        "\uDC31a",
        "\uDC31\uD83D"
      })
  void someCharactersAreNotAllowed(String text) {
    expectRejection(fixture().given(registered()).when(change(text)), ErrorCode.TEXT_INVALID);
  }

  @Test
  void aCaptionHasAtMost8192Characters() {
    String longest = "\uD83D\uDC31".repeat(4_096);
    fixture()
        .given(registered())
        .when(change(longest))
        .expectEvents(new CaptionChanged(ID, longest, Origin.HUMAN));
    expectRejection(
        fixture().given(registered()).when(change(longest + "a")), ErrorCode.CAPTION_INVALID);
  }

  static Stream<Origin> halfOrigins() {
    return Stream.of(
        new Origin(Origin.Kind.MODEL, null, null),
        new Origin(Origin.Kind.MODEL, "captioner", null),
        new Origin(Origin.Kind.MODEL, "captioner", " "),
        new Origin(Origin.Kind.MODEL, "m".repeat(129), "1"),
        new Origin(Origin.Kind.HUMAN, "captioner", "1"),
        new Origin(Origin.Kind.IMPORT, null, "1"));
  }

  @ParameterizedTest
  @MethodSource("halfOrigins")
  void anOriginNamesAModelExactlyWhenItIsOne(Origin origin) {
    expectRejection(
        fixture().given(registered()).when(new ChangeCaption(ID, "a cat", origin, null)),
        ErrorCode.VALIDATION_FAILED);
  }

  private static ChangeCaption change(String text) {
    return new ChangeCaption(ID, text, Origin.HUMAN, null);
  }
}
