package io.framelog.command.image;

import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.SuggestionKind;
import io.framelog.image.commands.ReviewImage;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.Decision;
import io.framelog.log.MetadataKeys;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewImageTest {
  private static final ReviewImage APPROVE = new ReviewImage(ID, ReviewState.APPROVED, null, null);
  private static final CaptionChanged CAPTION = new CaptionChanged(ID, "a cat", Origin.HUMAN);

  @ParameterizedTest
  @EnumSource
  void somebodyElseReviewsTheImage(ReviewState state) {
    when("bob", new ReviewImage(ID, state, "the tail is cut", null), by("ann", registered()))
        .expectEvents(new ImageReviewed(ID, state, "the tail is cut"))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void nobodyReviewsTheirOwnEdit() {
    expectRejection(
        when("ann", APPROVE, by("bob", registered()), by("ann", CAPTION)),
        ErrorCode.REVIEWER_IS_LAST_EDITOR);
    expectRejection(
        when("ann", APPROVE, by("ann", registered())), ErrorCode.REVIEWER_IS_LAST_EDITOR);
    when("bob", APPROVE, by("bob", registered()), by("ann", CAPTION))
        .expectEvents(new ImageReviewed(ID, ReviewState.APPROVED, null));
  }

  @Test
  void aDeploymentMayLetPeopleReviewTheirOwnEdits() {
    fixture(new ImagePolicies(false, null, null))
        .given(by("ann", registered()))
        .when(APPROVE, Map.of(MetadataKeys.ACTOR, "ann"))
        .expectEvents(new ImageReviewed(ID, ReviewState.APPROVED, null));
  }

  @Test
  void aReviewIsNoEdit() {
    when("ann", APPROVE, by("bob", registered()), by("ann", review(ReviewState.NEEDS_WORK)))
        .expectEvents(review(ReviewState.APPROVED));
    expectRejection(
        when("bob", APPROVE, by("bob", registered()), by("ann", review(ReviewState.REJECTED))),
        ErrorCode.REVIEWER_IS_LAST_EDITOR);
  }

  @Test
  void whatAMachineDoesIsNobodysEdit() {
    TagsEdited guessed =
        new TagsEdited(
            ID, List.of("cat"), List.of(), Origin.model("tagger", "1"));
    expectRejection(
        when(
            "ann",
            APPROVE,
            by("ann", registered()),
            by("framelog-enrichment", accepted(true)),
            by("framelog-enrichment", guessed),
            by("framelog-enrichment", new FingerprintRecorded(ID, "phash", "0123456789abcdef"))),
        ErrorCode.REVIEWER_IS_LAST_EDITOR);
    when(
            "framelog-enrichment",
            APPROVE,
            by("ann", registered()),
            by("framelog-enrichment", accepted(true)))
        .expectEvents(review(ReviewState.APPROVED));
  }

  @Test
  void whoDecidesOnASuggestionHasEdited() {
    expectRejection(
        when("ann", APPROVE, by("bob", registered()), by("ann", accepted(false))),
        ErrorCode.REVIEWER_IS_LAST_EDITOR);
    expectRejection(
        when(
            "ann",
            APPROVE,
            by("bob", registered()),
            by(
                "ann",
                new SuggestionRejected(
                    ID, suggestion(), SuggestionKind.TAG, "cat", "tagger", "1"))),
        ErrorCode.REVIEWER_IS_LAST_EDITOR);
  }

  @Test
  void theSameReviewAgainByAnybodyIsASuccessWithoutAnEvent() {
    for (String reviewer : new String[] {"ann", "bob", "cleo"}) {
      when(
              reviewer,
              new ReviewImage(ID, ReviewState.NEEDS_WORK, "tail", null),
              by("ann", registered()),
              by("bob", new ImageReviewed(ID, ReviewState.NEEDS_WORK, "tail")))
          .expectNoEvents()
          .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
    }
    when("bob", APPROVE, by("ann", registered()), by("bob", review(ReviewState.REJECTED)))
        .expectEvents(review(ReviewState.APPROVED));
    when(
            "bob",
            new ReviewImage(ID, ReviewState.APPROVED, "but mind the tail", null),
            by("ann", registered()),
            by("bob", review(ReviewState.APPROVED)))
        .expectEvents(new ImageReviewed(ID, ReviewState.APPROVED, "but mind the tail"));
  }

  @Test
  void afterAnEditTheSameReviewIsAnotherOne() {
    when(
            "bob",
            APPROVE,
            by("ann", registered()),
            by("bob", review(ReviewState.APPROVED)),
            by("ann", CAPTION))
        .expectEvents(review(ReviewState.APPROVED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "\uD83D", "a\u0007"})
  void aNoteIsPlainText(String note) {
    expectRejection(noted(note), ErrorCode.REVIEW_NOTE_INVALID);
  }

  @Test
  void aNoteHasAtMost1024CharactersAndABlankOneIsNone() {
    noted("a".repeat(1_024))
        .expectEvents(new ImageReviewed(ID, ReviewState.REJECTED, "a".repeat(1_024)));
    expectRejection(noted("a".repeat(1_025)), ErrorCode.REVIEW_NOTE_INVALID);
    noted(" ").expectEvents(review(ReviewState.REJECTED));
  }

  @Test
  void aRemovedImageIsNotReviewed() {
    expectRejection(
        when("bob", APPROVE, by("ann", registered()), by("ann", new ImageRemoved(ID, null))),
        ErrorCode.IMAGE_REMOVED);
  }

  private static ResultValidator<Image> noted(String note) {
    return when(
        "bob", new ReviewImage(ID, ReviewState.REJECTED, note, null), by("ann", registered()));
  }

  private static ResultValidator<Image> when(
      String actor, Object command, EventMessage<?>... given) {
    return fixture().given((Object[]) given).when(command, Map.of(MetadataKeys.ACTOR, actor));
  }

  private static EventMessage<?> by(String actor, ImageEvent event) {
    return new GenericEventMessage<>(event, Map.of(MetadataKeys.ACTOR, actor));
  }

  private static AnnotationEvent review(ReviewState state) {
    return new ImageReviewed(ID, state, null);
  }

  private static SuggestionAccepted accepted(boolean automatic) {
    return new SuggestionAccepted(
        ID, suggestion(), SuggestionKind.TAG, "cat", "tagger", "1", automatic);
  }

  private static String suggestion() {
    return Identities.suggestion(ID, "TAG", "tagger", "1", "cat");
  }
}
