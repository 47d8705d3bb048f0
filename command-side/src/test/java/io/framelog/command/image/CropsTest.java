package io.framelog.command.image;

import static io.framelog.command.image.Scene.CROP;
import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.LEFT;
import static io.framelog.command.image.Scene.RIGHT;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;
import static io.framelog.command.image.Scene.sent;

import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.CropState;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.AdjustCrop;
import io.framelog.image.commands.RemoveCrop;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CropsTest {
  private static final CropAdded ADDED = new CropAdded(ID, CROP, LEFT, "cat");

  @Test
  void aCropWithoutAnIdGetsOneFromTheCommandsId() {
    String cropId = Identities.derived("command-1", "crop");
    fixture()
        .given(registered())
        .when(sent("command-1", add(LEFT, " Cat ", null)))
        .expectEvents(new CropAdded(ID, cropId, LEFT, "cat"))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of("cropId", cropId)));
  }

  @Test
  void theSameCommandDecidedAgainAddsNothing() {
    String cropId = Identities.derived("command-1", "crop");
    fixture()
        .given(registered(), new CropAdded(ID, cropId, LEFT, "cat"))
        .when(sent("command-1", add(LEFT, "Cat", null)))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 2, Map.of("cropId", cropId)));
  }

  @Test
  void aGivenIdIsKept() {
    fixture()
        .given(registered())
        .when(add(LEFT, null, CROP))
        .expectEvents(new CropAdded(ID, CROP, LEFT, null))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of("cropId", CROP)));
  }

  @Test
  void anEqualCropUnderAGivenIdIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered(), ADDED)
        .when(add(new Box(-0.0, 0, 0.5, 1), "CAT", CROP))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 2, Map.of("cropId", CROP)));
  }

  @Test
  void anotherCropDoesNotTakeAnIdThatIsThere() {
    expectRejection(
        fixture().given(registered(), ADDED).when(add(RIGHT, "cat", CROP)),
        ErrorCode.CROP_ID_TAKEN);
    expectRejection(
        fixture().given(registered(), ADDED).when(add(LEFT, "dog", CROP)), ErrorCode.CROP_ID_TAKEN);
  }

  @Test
  void aRemovedCropMayComeBackUnderItsOwnId() {
    fixture()
        .given(registered(), ADDED, new CropRemoved(ID, CROP))
        .when(add(RIGHT, null, CROP))
        .expectEvents(new CropAdded(ID, CROP, RIGHT, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "crop 1", "0A000000-0000-5000-8000-000000000000", "../x"})
  void aGivenIdMustBeAUuid(String cropId) {
    expectRejection(
        fixture().given(registered()).when(add(LEFT, null, cropId)), ErrorCode.VALIDATION_FAILED);
  }

  static Stream<Box> inside() {
    return Stream.of(
        new Box(0, 0, 1, 1),
        new Box(0.1, 0.7, 0.9, 0.3),
        new Box(1.0 / 3, 0, 2.0 / 3, 1),
        new Box(0.5, 0, 0.5 + 0.9e-9, 1),
        new Box(0.9975, 0.995, 1.0 / 400, 1.0 / 200),
        new Box(0, 0, 1.0 / 400 - 1e-12, 1),
        new Box(Double.MIN_VALUE, 0, 0.5, 0.5));
  }

  @ParameterizedTest
  @MethodSource("inside")
  void aBoxInsideTheImageIsKeptAsGiven(Box box) {
    fixture()
        .given(registered())
        .when(add(box, null, CROP))
        .expectEvents(new CropAdded(ID, CROP, box, null));
  }

  @Test
  void aNegativeZeroIsAZero() {
    fixture()
        .given(registered())
        .when(add(new Box(-0.0, -0.0, 0.5, 1), null, CROP))
        .expectEvents(new CropAdded(ID, CROP, LEFT, null));
  }

  static Stream<Box> outside() {
    return Stream.of(
        new Box(-0.01, 0, 0.5, 0.5),
        new Box(0, -Double.MIN_VALUE, 0.5, 0.5),
        new Box(0.6, 0, 0.5, 0.5),
        new Box(0, 0.6, 0.5, 0.5),
        new Box(0.5, 0, 0.5 + 1e-8, 1),
        new Box(2, 0, -1.5, 0.5),
        new Box(0, 0, 1e308, 1),
        new Box(Double.NaN, 0, 0.5, 0.5),
        new Box(0, Double.NaN, 0.5, 0.5),
        new Box(0, 0, Double.NaN, 0.5),
        new Box(0, 0, 0.5, Double.NaN),
        new Box(Double.POSITIVE_INFINITY, 0, 0.5, 0.5),
        new Box(0, 0, Double.POSITIVE_INFINITY, 0.5),
        new Box(0, 0, 0.5, Double.NEGATIVE_INFINITY));
  }

  @ParameterizedTest
  @MethodSource("outside")
  void aBoxMustLieInsideTheImage(Box box) {
    expectRejection(
        fixture().given(registered()).when(add(box, null, null)), ErrorCode.CROP_OUTSIDE_IMAGE);
    expectRejection(
        fixture().given(registered(), ADDED).when(adjust(CROP, box, null)),
        ErrorCode.CROP_OUTSIDE_IMAGE);
  }

  static Stream<Box> tooSmall() {
    return Stream.of(
        new Box(0, 0, 0, 1),
        new Box(0, 0, 1, -0.0),
        new Box(0.5, 0, -0.1, 1),
        new Box(0, 0, 0.9 / 400, 1),
        new Box(0, 0, 1, 0.9 / 200),
        new Box(0, 0, Double.MIN_VALUE, 1));
  }

  @ParameterizedTest
  @MethodSource("tooSmall")
  void aBoxMustCoverAPixel(Box box) {
    expectRejection(
        fixture().given(registered()).when(add(box, null, null)), ErrorCode.CROP_TOO_SMALL);
    expectRejection(
        fixture().given(registered(), ADDED).when(adjust(CROP, box, null)),
        ErrorCode.CROP_TOO_SMALL);
  }

  @Test
  void anImageOfOnePixelIsItsOwnSmallestCropAndNothingLess() {
    fixture()
        .given(register().width(1).event())
        .when(add(new Box(0, 0, 1, 1), null, CROP))
        .expectSuccessfulHandlerExecution();
    expectRejection(
        fixture().given(register().width(1).event()).when(add(new Box(0, 0, 0.99, 1), null, CROP)),
        ErrorCode.CROP_TOO_SMALL);
  }

  /** So wide that the tolerance alone is more than a pixel. */
  @Test
  void nothingIsNoCropHoweverLargeTheImage() {
    expectRejection(
        fixture()
            .given(register().width(Integer.MAX_VALUE).event())
            .when(add(new Box(0.5, 0, 0, 1), null, CROP)),
        ErrorCode.CROP_TOO_SMALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000", "\uD83D", "\u200B"})
  void aLabelMustBeAllowed(String label) {
    expectRejection(
        fixture().given(registered()).when(add(LEFT, label, null)), ErrorCode.CROP_LABEL_INVALID);
    expectRejection(
        fixture().given(registered(), ADDED).when(adjust(CROP, LEFT, label)),
        ErrorCode.CROP_LABEL_INVALID);
  }

  @Test
  void anImageHasAtMost1024Crops() {
    List<Crop> crops =
        IntStream.range(0, 1_024)
            .mapToObj(i -> new Crop(Identities.derived("c" + i, "crop"), LEFT, null))
            .toList();
    expectRejection(
        fixture().given(register().event(crops)).when(add(LEFT, null, null)),
        ErrorCode.TOO_MANY_CROPS);
    fixture()
        .given(register().event(crops), new CropRemoved(ID, crops.getFirst().cropId()))
        .when(add(LEFT, null, CROP))
        .expectEvents(new CropAdded(ID, CROP, LEFT, null));
  }

  @Test
  void anAdjustedCropSaysWhereItWasAndWhereItIs() {
    fixture()
        .given(registered(), ADDED)
        .when(adjust(CROP, RIGHT, "Dog"))
        .expectEvents(
            new CropAdjusted(ID, CROP, new CropState(LEFT, "cat"), new CropState(RIGHT, "dog")))
        .expectResultMessagePayload(new Decision(ID, 3, Map.of()));
  }

  @Test
  void adjustingWithoutALabelTakesTheLabelAway() {
    fixture()
        .given(registered(), ADDED)
        .when(adjust(CROP, LEFT, null))
        .expectEvents(
            new CropAdjusted(ID, CROP, new CropState(LEFT, "cat"), new CropState(LEFT, null)));
  }

  @Test
  void adjustingToWhatIsSoAlreadyIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered(), ADDED)
        .when(adjust(CROP, new Box(-0.0, -0.0, 0.5, 1), " CAT"))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void onlyACropThatIsThereIsAdjusted() {
    expectRejection(
        fixture().given(registered()).when(adjust(CROP, LEFT, null)), ErrorCode.CROP_NOT_FOUND);
    expectRejection(
        fixture()
            .given(registered(), ADDED, new CropRemoved(ID, CROP))
            .when(adjust(CROP, LEFT, null)),
        ErrorCode.CROP_NOT_FOUND);
  }

  @Test
  void aCropIsRemovedOnceAndTheSecondTimeIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered(), ADDED)
        .when(new RemoveCrop(ID, CROP, null))
        .expectEvents(new CropRemoved(ID, CROP))
        .expectResultMessagePayload(new Decision(ID, 3, Map.of()));
    fixture()
        .given(registered(), ADDED, new CropRemoved(ID, CROP))
        .when(new RemoveCrop(ID, CROP, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 3, Map.of()));
  }

  @Test
  void aCropThatNeverWasIsNotRemoved() {
    expectRejection(
        fixture().given(registered(), ADDED).when(new RemoveCrop(ID, "no such crop", null)),
        ErrorCode.CROP_NOT_FOUND);
  }

  private static AddCrop add(Box box, @Nullable String label, @Nullable String cropId) {
    return new AddCrop(ID, box, label, cropId, null);
  }

  private static AdjustCrop adjust(String cropId, Box box, @Nullable String label) {
    return new AdjustCrop(ID, cropId, box, label, null);
  }
}
