package io.framelog.command.image;

import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.TagScore;
import io.framelog.image.TagSuggestion;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.commands.SuggestTags;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.log.Decision;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
  @Test
  void tagsAreSuggestedBestFirstEachOnceInTheirNormalForm() {
    fixture()
        .given(registered())
        .when(
            suggest(
                "1",
                new TagScore("sofa", 0.5),
                new TagScore(" Cat", 0.6),
                new TagScore("bed", 0.5),
                new TagScore("cat", 0.9)))
        .expectEvents(
            suggested("1", tag("1", "cat", 0.9), tag("1", "bed", 0.5), tag("1", "sofa", 0.5)))
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
  }

  @Test
  void tagsThatTheImageHasAreNotSuggested() {
    fixture()
        .given(register().tags(List.of("cat")).event())
        .when(suggest("1", new TagScore("CAT", 0.9), new TagScore("sofa", 0.5)))
        .expectEvents(suggested("1", tag("1", "sofa", 0.5)));
  }

  @Test
  void thatAModelHasNothingToSuggestIsAFactToo() {
    fixture().given(registered()).when(suggest("1")).expectEvents(suggested("1"));
    fixture()
        .given(registered(), suggested("1"))
        .when(suggest("1"))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void theSameSuggestionOfTheSameModelAgainIsASuccessWithoutAnEvent() {
    TagsSuggested cat = suggested("1", tag("1", "cat", 0.9));
    fixture()
        .given(registered(), cat)
        .when(suggest("1", new TagScore("cat", 0.9)))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
    fixture()
        .given(registered(), cat)
        .when(suggest("1", new TagScore("cat", 0.8)))
        .expectEvents(suggested("1", tag("1", "cat", 0.8)));
    fixture()
        .given(registered(), cat)
        .when(suggest("2", new TagScore("cat", 0.9)))
        .expectEvents(suggested("2", tag("2", "cat", 0.9)));
  }

  @Test
  void anOlderVersionThatWasReplacedSpeaksAgain() {
    fixture()
        .given(
            registered(),
            suggested("1", tag("1", "cat", 0.9)),
            suggested("2", tag("2", "dog", 0.9)))
        .when(suggest("1", new TagScore("cat", 0.9)))
        .expectEvents(suggested("1", tag("1", "cat", 0.9)));
  }

  @Test
  void aTagThatWasTakenAwayIsSuggestedAgain() {
    fixture()
        .given(
            register().tags(List.of("cat")).event(),
            suggested("1"),
            new TagsEdited(ID, List.of(), List.of("cat"), Origin.HUMAN))
        .when(suggest("1", new TagScore("cat", 0.9)))
        .expectEvents(suggested("1", tag("1", "cat", 0.9)));
  }

  @Test
  void whatIsRequestedAgainIsSuggestedAgain() {
    fixture()
        .given(
            registered(),
            suggested("1", tag("1", "cat", 0.9)),
            new EnrichmentRequested(ID, List.of(EnrichmentKind.TAGS)))
        .when(suggest("1", new TagScore("cat", 0.9)))
        .expectEvents(suggested("1", tag("1", "cat", 0.9)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void aScoreLiesBetweenZeroAndOne(double score) {
    expectRejection(
        fixture().given(registered()).when(suggest("1", new TagScore("cat", score))),
        ErrorCode.VALIDATION_FAILED);
    expectRejection(
        fixture().given(registered()).when(new SuggestCaption(ID, "a cat", score, "m", "1")),
        ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void theEndsOfTheScaleAreScoresAndNegativeZeroIsZero() {
    fixture()
        .given(registered())
        .when(suggest("1", new TagScore("cat", 1), new TagScore("dog", -0.0)))
        .expectEvents(suggested("1", tag("1", "cat", 1), tag("1", "dog", 0.0)));
  }

  @Test
  void suggestedTagsKeepTheRulesOfTags() {
    expectRejection(
        fixture().given(registered()).when(suggest("1", new TagScore("a\u0000", 0.5))),
        ErrorCode.TAG_INVALID);
    expectRejection(
        fixture()
            .given(registered())
            .when(
                new SuggestTags(ID, Collections.nCopies(513, new TagScore("cat", 0.5)), "m", "1")),
        ErrorCode.TOO_MANY_TAGS);
  }

  @Test
  void aModelHasAName() {
    expectRejection(
        fixture().given(registered()).when(new SuggestTags(ID, List.of(), " ", "1")),
        ErrorCode.VALIDATION_FAILED);
    expectRejection(
        fixture().given(registered()).when(new SuggestCaption(ID, "a cat", 0.5, "m", "")),
        ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void aCaptionIsSuggestedOnceAndOverwritesNothing() {
    fixture()
        .given(register().caption("mine").event())
        .when(new SuggestCaption(ID, "a cat", 0.5, "m", "1"))
        .expectEvents(captioned("a cat", 0.5, "1"))
        .expectState(
            image ->
                org.assertj.core.api.Assertions.assertThat(image)
                    .extracting("annotations.caption")
                    .isEqualTo("mine"))
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
    fixture()
        .given(registered(), captioned("a cat", 0.5, "1"))
        .when(new SuggestCaption(ID, "a cat", 0.5, "m", "1"))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    fixture()
        .given(registered(), captioned("a cat", 0.5, "1"))
        .when(new SuggestCaption(ID, "a cat", 0.5, "m", "2"))
        .expectEvents(captioned("a cat", 0.5, "2"));
  }

  @Test
  void aSuggestedCaptionKeepsTheRulesOfCaptionsAndSaysSomething() {
    expectRejection(
        fixture().given(registered()).when(new SuggestCaption(ID, "\uD83D", 0.5, "m", "1")),
        ErrorCode.TEXT_INVALID);
    expectRejection(
        fixture()
            .given(registered())
            .when(new SuggestCaption(ID, "a".repeat(8_193), 0.5, "m", "1")),
        ErrorCode.CAPTION_INVALID);
    expectRejection(
        fixture().given(registered()).when(new SuggestCaption(ID, " \n", 0.5, "m", "1")),
        ErrorCode.CAPTION_INVALID);
  }

  private static SuggestTags suggest(String version, TagScore... tags) {
    return new SuggestTags(ID, List.of(tags), "m", version);
  }

  private static TagsSuggested suggested(String version, TagSuggestion... tags) {
    return new TagsSuggested(ID, List.of(tags), "m", version);
  }

  private static TagSuggestion tag(String version, String tag, double score) {
    return new TagSuggestion(Identities.suggestion(ID, "TAG", "m", version, tag), tag, score);
  }

  private static CaptionSuggested captioned(String text, double score, String version) {
    return new CaptionSuggested(
        ID, Identities.suggestion(ID, "CAPTION", "m", version, text), text, score, "m", version);
  }
}
