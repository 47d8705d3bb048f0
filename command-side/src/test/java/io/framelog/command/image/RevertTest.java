package io.framelog.command.image;

import static io.framelog.command.image.Scene.CROP;
import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.LEFT;
import static io.framelog.command.image.Scene.RIGHT;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.commands.RevertEditsOfImage;
import io.framelog.image.commands.RevertImage;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compensated by what, CompensationTest and EditRevertTest say. */
class RevertTest {
  private static final TagsEdited CAT =
      new TagsEdited(ID, List.of("cat"), List.of(), Origin.HUMAN);
  private static final CropAdded ADDED = new CropAdded(ID, CROP, LEFT, "cat");
  private static final CaptionChanged MINE = new CaptionChanged(ID, "mine", Origin.HUMAN);
  private static final FingerprintRecorded MACHINE =
      new FingerprintRecorded(ID, "phash", "0123456789abcdef");

  @Test
  void anImageGoesBackToAVersionAndMachineEventsDoNotCount() {
    fixture()
        .given(register().caption("first").event(), MACHINE, ADDED, CAT, MINE)
        .when(new RevertImage(ID, 2, 4L))
        .expectEvents(
            new TagsEdited(ID, List.of(), List.of("cat"), Origin.HUMAN),
            new CaptionChanged(ID, "first", Origin.HUMAN))
        .expectResultMessagePayload(new Decision(ID, 6, Map.of()));
  }

  @Test
  void aRestoredCropKeepsItsId() {
    fixture()
        .given(
            registered(),
            ADDED,
            new CropAdjusted(
                ID, CROP, new CropState(LEFT, "cat"), new CropState(RIGHT, null)),
            new CropRemoved(ID, CROP))
        .when(new RevertImage(ID, 3, null))
        .expectEvents(new CropAdded(ID, CROP, RIGHT, null));
  }

  @Test
  void revertingTheRevertBringsBackWhatWas() {
    fixture()
        .given(registered(), ADDED, CAT)
        .andGivenCommands(new RevertImage(ID, 1, null))
        .when(new RevertImage(ID, 3, null))
        .expectEvents(CAT, ADDED);
  }

  @Test
  void toTheVersionThatIsThereItIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered(), CAT)
        .when(new RevertImage(ID, 2, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void reviewsStayAsTheyAre() {
    fixture()
        .given(registered(), new ImageReviewed(ID, ReviewState.APPROVED, null))
        .when(new RevertImage(ID, 1, null))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 3, Long.MAX_VALUE})
  void aVersionThatTheImageNeverHadIsRefused(long version) {
    expectRejection(
        fixture().given(registered(), CAT, MACHINE).when(new RevertImage(ID, version, null)),
        ErrorCode.VERSION_NOT_REACHED);
  }

  @Test
  void toAVersionAtWhichItWasRemovedAnImageDoesNotGoBack() {
    expectRejection(
        fixture()
            .given(registered(), new ImageRemoved(ID, null), new ImageRestored(ID))
            .when(new RevertImage(ID, 2, null)),
        ErrorCode.VERSION_REMOVED);
  }

  @Test
  void aRemovedImageIsRestoredFirst() {
    expectRejection(
        fixture()
            .given(registered(), CAT, new ImageRemoved(ID, null))
            .when(new RevertImage(ID, 1, null)),
        ErrorCode.IMAGE_REMOVED);
    expectRejection(
        fixture()
            .given(registered(), CAT, new ImageRemoved(ID, null))
            .when(new RevertEditsOfImage(ID, List.of(2L), null)),
        ErrorCode.IMAGE_REMOVED);
  }

  @Test
  void editsAreUndoneByPositionAndLaterOnesOfTheSameFactsAreNamed() {
    fixture()
        .given(
            registered(), MACHINE, CAT, ADDED, new CropAdjusted(ID, CROP, left(), right()), MINE)
        .when(new RevertEditsOfImage(ID, List.of(3L, 4L), 5L))
        .expectEvents(
            new TagsEdited(ID, List.of(), List.of("cat"), Origin.HUMAN), new CropRemoved(ID, CROP))
        .expectResultMessagePayload(new Decision(ID, 7, Map.of("dependents", "5")));
  }

  @Test
  void undoingNothingOrTheSameAgainIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered(), CAT)
        .when(new RevertEditsOfImage(ID, List.of(), null))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
    fixture()
        .given(registered(), CAT)
        .andGivenCommands(new RevertEditsOfImage(ID, List.of(2L), null))
        .when(new RevertEditsOfImage(ID, List.of(2L, 2L), null))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void undoingTheUndoingBringsTheEditBack() {
    fixture()
        .given(registered(), CAT)
        .andGivenCommands(new RevertEditsOfImage(ID, List.of(2L), null))
        .when(new RevertEditsOfImage(ID, List.of(3L), null))
        .expectEvents(CAT);
  }

  @Test
  void aRemovalIsUndoneLikeAnyEdit() {
    fixture()
        .given(registered(), CAT, new ImageRemoved(ID, "why"))
        .when(new RevertEditsOfImage(ID, List.of(3L), null))
        .expectEvents(new ImageRestored(ID));
  }

  @Test
  void onlyEditsOfThisImageAreUndone() {
    for (long strange : new long[] {-1, 0, 2, 4, Long.MAX_VALUE}) {
      expectRejection(
          fixture()
              .given(registered(), MACHINE, CAT)
              .when(new RevertEditsOfImage(ID, List.of(3L, strange), null)),
          ErrorCode.EDIT_NOT_FOUND);
    }
  }

  @Test
  void whatComesBackKeepsTheLimitsOfAnImage() {
    List<String> full = IntStream.range(0, 512).mapToObj(i -> "tag" + i).toList();
    expectRejection(
        fixture()
            .given(
                register().tags(full).event(),
                new TagsEdited(ID, List.of(), List.of("tag7"), Origin.HUMAN),
                CAT)
            .when(new RevertEditsOfImage(ID, List.of(2L), null)),
        ErrorCode.TOO_MANY_TAGS);
  }

  private static CropState left() {
    return new CropState(LEFT, "cat");
  }

  private static CropState right() {
    return new CropState(RIGHT, "cat");
  }
}
