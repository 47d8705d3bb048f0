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
import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.NewCrop;
import io.framelog.image.Origin;
import io.framelog.image.events.ImageRemoved;
import io.framelog.log.Decision;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterImageTest {
  @Test
  void newContentIsRegisteredWithAllThatIsKnownOfIt() {
    fixture()
        .givenNoPriorActivity()
        .when(
            sent(
                "command-1",
                register()
                    .sourceUrl("https://example.com/a.jpg")
                    .caption("Two cats, \uD83D\uDC31\uD83D\uDC31\non a sofa")
                    .tags(List.of(" Cat ", "sofa", "CAT"))
                    .actors(List.of("Zoe\u0308", "Ann"))
                    .metadata(Map.of("source", "flickr", "n", 3))
                    .crops(
                        List.of(
                            new NewCrop(LEFT, "Left Cat", null), new NewCrop(RIGHT, null, CROP)))
                    .origin(Origin.IMPORT)
                    .command()))
        .expectEvents(
            register()
                .sourceUrl("https://example.com/a.jpg")
                .caption("Two cats, \uD83D\uDC31\uD83D\uDC31\non a sofa")
                .tags(List.of("cat", "sofa"))
                .actors(List.of("ann", "zo\u00EB"))
                .metadata(Map.of("source", "flickr", "n", 3))
                .origin(Origin.IMPORT)
                .event(
                    List.of(
                        new Crop(Identities.derived("command-1", "crop-0"), LEFT, "left cat"),
                        new Crop(CROP, RIGHT, null))))
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
  }

  @Test
  void theSameContentAgainIsASuccessWithoutAnEventAndItsAnnotationsAreIgnored() {
    fixture()
        .given(registered())
        .when(register().tags(List.of("\u0000 not even valid")).caption("other").command())
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
  }

  @Test
  void theSameDigestInUpperCaseIsTheSameContent() {
    fixture()
        .given(registered())
        .when(register().sha256(Scene.SHA.toUpperCase(Locale.ROOT)).command())
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void anotherContentUnderTheSameIdIsRefused() {
    expectRejection(
        fixture().given(registered()).when(register().sha256(Sha256.hex("another")).command()),
        ErrorCode.IMAGE_ID_COLLISION);
  }

  @Test
  void anotherContentUnderTheIdOfARemovedImageIsStillACollision() {
    expectRejection(
        fixture()
            .given(registered(), new ImageRemoved(ID, null))
            .when(register().sha256(Sha256.hex("another")).command()),
        ErrorCode.IMAGE_ID_COLLISION);
  }

  @Test
  void aRemovedImageIsNotRegisteredAgainButRestored() {
    expectRejection(
        fixture().given(registered(), new ImageRemoved(ID, null)).when(register().command()),
        ErrorCode.IMAGE_REMOVED);
  }

  @Test
  void anEmptyCaptionIsNone() {
    fixture()
        .givenNoPriorActivity()
        .when(register().caption("").command())
        .expectEvents(registered());
  }

  @Test
  void nullMembersOfMetadataAreAbsentAsInAMergePatch() {
    fixture()
        .givenNoPriorActivity()
        .when(register().metadata(Collections.singletonMap("gone", null)).command())
        .expectEvents(registered());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "HTTPS://example.com/a%20b?c=d",
        "s3://my_bucket/key",
        "file:///home/ann/a.jpg",
        "file:/home/ann/a.jpg",
        "https://example.com/caf\u00E9"
      })
  void anAbsoluteUrlIsASource(String url) {
    fixture()
        .givenNoPriorActivity()
        .when(register().sourceUrl(url).command())
        .expectEvents(register().sourceUrl(url).event());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/a.jpg",
        "/a.jpg",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "ftp://example.com/a.jpg",
        "http:a.jpg",
        "https://",
        "file:a.jpg",
        "https://example.com/a b.jpg",
        "https://example.com/\u0000",
        "https://example.com/\uD83D"
      })
  void anythingElseIsNotASource(String url) {
    refuses(register().sourceUrl(url), ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void aSourceHasAtMost2048Characters() {
    String longest = "https://example.com/" + "a".repeat(2_028);
    fixture()
        .givenNoPriorActivity()
        .when(register().sourceUrl(longest).command())
        .expectEvents(register().sourceUrl(longest).event());
    refuses(register().sourceUrl(longest + "a"), ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void theContentMustBeDescribed() {
    refuses(register().sha256("abc"), ErrorCode.VALIDATION_FAILED);
    refuses(register().width(0), ErrorCode.VALIDATION_FAILED);
    refuses(register().bytes(-1), ErrorCode.VALIDATION_FAILED);
    refuses(
        register().origin(new Origin(Origin.Kind.MODEL, "m", null)), ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void everyPartOfARegistrationKeepsItsOwnRules() {
    refuses(register().tags(List.of("")), ErrorCode.TAG_INVALID);
    refuses(register().tags(numbered(513)), ErrorCode.TOO_MANY_TAGS);
    refuses(register().actors(List.of("a\u0007")), ErrorCode.ACTOR_INVALID);
    refuses(register().actors(numbered(513)), ErrorCode.TOO_MANY_ACTORS);
    refuses(register().caption("a\uDC00"), ErrorCode.TEXT_INVALID);
    refuses(register().caption("a".repeat(8_193)), ErrorCode.CAPTION_INVALID);
    refuses(register().metadata(Map.of("", 1)), ErrorCode.METADATA_INVALID);
    refuses(crop(new Box(0.6, 0, 0.5, 1), null, null), ErrorCode.CROP_OUTSIDE_IMAGE);
    refuses(crop(new Box(0, 0, 0, 1), null, null), ErrorCode.CROP_TOO_SMALL);
    refuses(crop(LEFT, "\n", null), ErrorCode.CROP_LABEL_INVALID);
    refuses(crop(LEFT, null, "crop 7"), ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void twoCropsOfOneRegistrationDoNotShareAnId() {
    refuses(
        register().crops(List.of(new NewCrop(LEFT, null, CROP), new NewCrop(RIGHT, null, CROP))),
        ErrorCode.CROP_ID_TAKEN);
  }

  @Test
  void aRegistrationBringsAtMost1024Crops() {
    refuses(
        register().crops(Collections.nCopies(1_025, new NewCrop(LEFT, null, null))),
        ErrorCode.TOO_MANY_CROPS);
    fixture()
        .givenNoPriorActivity()
        .when(register().crops(Collections.nCopies(1_024, new NewCrop(LEFT, null, null))).command())
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void manyWritingsOfOneTagAreOneTag() {
    fixture()
        .givenNoPriorActivity()
        .when(register().tags(Collections.nCopies(600, "Cat")).command())
        .expectEvents(register().tags(List.of("cat")).event());
  }

  private static Scene.Registering crop(Box box, @Nullable String label, @Nullable String cropId) {
    return register().crops(List.of(new NewCrop(box, label, cropId)));
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "label" + i).toList();
  }

  private static void refuses(Scene.Registering registration, ErrorCode code) {
    ResultValidator<Image> result = fixture().givenNoPriorActivity().when(registration.command());
    expectRejection(result, code);
  }
}
