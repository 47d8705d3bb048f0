package io.framelog.command.image;

import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;
import io.framelog.image.commands.EditTags;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditTagsTest {
  private static final ImageRegistered TAGGED =
      register().tags(List.of("car", "draft", "street")).event();

  @Test
  void onlyWhatReallyChangesIsWritten() {
    fixture()
        .given(TAGGED)
        .when(edit(List.of("tree", "car", "Bus"), List.of("draft", "boat")))
        .expectEvents(new TagsEdited(ID, List.of("bus", "tree"), List.of("draft"), Origin.HUMAN))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void whatIsSoAlreadyIsASuccessWithoutAnEvent() {
    fixture()
        .given(TAGGED)
        .when(edit(List.of("CAR "), List.of("boat")))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
  }

  @Test
  void aRemovedTagCanBeAddedAgain() {
    fixture()
        .given(TAGGED, new TagsEdited(ID, List.of(), List.of("car"), Origin.HUMAN))
        .when(edit(List.of("car"), List.of()))
        .expectEvents(new TagsEdited(ID, List.of("car"), List.of(), Origin.HUMAN));
  }

  @ParameterizedTest
  @CsvSource({
    "'  Night Sky ', night sky",
    "cafe\u0301, caf\u00E9",
    "\u212B, \u00E5",
    "\uD801\uDC00bc, \uD801\uDC28bc",
    "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67, \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
    "\u0130stanbul, i\u0307stanbul",
    "D\u0131\u015F, d\u0131\u015F",
    "\u0415\u041B\u041A\u0410, \u0435\u043B\u043A\u0430",
    "tag:with,tag:with"
  })
  void tagsHaveOneNormalForm(String raw, String normal) {
    fixture()
        .given(registered())
        .when(edit(List.of(raw), List.of()))
        .expectEvents(new TagsEdited(ID, List.of(normal), List.of(), Origin.HUMAN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\t\n",
        "a\u0000b",
        "a\u0007b",
        "a\nb",
        "a\u0085b",
        "\uD83D",
        "a\uDC31",
        "a\u2028b",
        "\u200B",
        "\u200D\uFEFF",
        "\u00A0"
      })
  void someTextsAreNoTags(String raw) {
    expectRejection(
        fixture().given(registered()).when(edit(List.of("fine", raw), List.of())),
        ErrorCode.TAG_INVALID);
    expectRejection(
        fixture().given(registered()).when(edit(List.of(), List.of(raw))), ErrorCode.TAG_INVALID);
  }

  @Test
  void aNullInTheListIsNoTag() {
    expectRejection(
        fixture().given(registered()).when(edit(Arrays.asList("fine", null), List.of())),
        ErrorCode.TAG_INVALID);
  }

  @Test
  void aTagHasAtMost128CharactersInItsNormalForm() {
    fixture()
        .given(registered())
        .when(edit(List.of(" " + "e\u0301".repeat(128) + " "), List.of()))
        .expectEvents(new TagsEdited(ID, List.of("\u00E9".repeat(128)), List.of(), Origin.HUMAN));
    expectRejection(
        fixture().given(registered()).when(edit(List.of("a".repeat(129)), List.of())),
        ErrorCode.TAG_INVALID);
  }

  @Test
  void theSameTagIsNotAddedAndRemovedAtOnce() {
    expectRejection(
        fixture().given(TAGGED).when(edit(List.of("Bus"), List.of("bus "))), ErrorCode.TAG_INVALID);
  }

  @Test
  void anImageHasAtMost512Tags() {
    ImageRegistered full = register().tags(numbered(512)).event();
    expectRejection(
        fixture().given(full).when(edit(List.of("one more"), List.of())), ErrorCode.TOO_MANY_TAGS);
    fixture()
        .given(full)
        .when(edit(List.of("one more"), List.of("t0")))
        .expectEvents(new TagsEdited(ID, List.of("one more"), List.of("t0"), Origin.HUMAN));
    fixture()
        .given(full)
        .when(edit(numbered(512), List.of()))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  /** Should the limit ever be lowered, images beyond it must still be able to shrink. */
  @Test
  void anImageWithTooManyTagsMayLoseSome() {
    fixture()
        .given(register().tags(numbered(600)).event())
        .when(edit(List.of(), List.of("t0")))
        .expectEvents(new TagsEdited(ID, List.of(), List.of("t0"), Origin.HUMAN));
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "t" + i).sorted().toList();
  }

  private static EditTags edit(List<String> add, List<String> remove) {
    return new EditTags(ID, add, remove, null);
  }
}
