package io.framelog.command.image;

import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.MetadataEdited;
import io.framelog.log.Decision;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class EditMetadataTest {
  private static final ImageRegistered DESCRIBED =
      register()
          .metadata(
              Map.of("source", "flickr", "n", 1, "camera", Map.of("make", "Acme", "iso", 100)))
          .event();

  @Test
  void aNestedPatchIsWrittenAsTheWholeValueOfItsTopLevelKey() {
    fixture()
        .given(DESCRIBED)
        .when(patch(object("camera", object("iso", 200))))
        .expectEvents(
            new MetadataEdited(ID, Map.of("camera", Map.of("make", "Acme", "iso", 200)), List.of()))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void nullsRemoveAtEveryLevel() {
    Map<String, @Nullable Object> patch = new HashMap<>();
    patch.put("source", null);
    patch.put("never there", null);
    patch.put("camera", object("iso", null));
    fixture()
        .given(DESCRIBED)
        .when(patch(patch))
        .expectEvents(
            new MetadataEdited(ID, Map.of("camera", Map.of("make", "Acme")), List.of("source")));
  }

  @Test
  void onlyKeysThatReallyChangeAreWritten() {
    fixture()
        .given(DESCRIBED)
        .when(patch(Map.of("source", "flickr", "n", 2)))
        .expectEvents(new MetadataEdited(ID, Map.of("n", 2), List.of()));
  }

  @Test
  void aPatchThatChangesNothingIsASuccessWithoutAnEvent() {
    fixture()
        .given(DESCRIBED)
        .when(patch(Map.of("n", 1.0, "camera", Map.of("iso", 100))))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
    fixture()
        .given(DESCRIBED)
        .when(patch(Map.of()))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    fixture()
        .given(DESCRIBED)
        .when(patch(object("gone", null)))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void arraysAreReplacedAsAWholeAndKeepTheirNulls() {
    List<@Nullable Object> array = Arrays.asList(1, null, object("a", null));
    fixture()
        .given(register().metadata(Map.of("list", List.of(1, 2, 3))).event())
        .when(patch(Map.of("list", array)))
        .expectEvents(new MetadataEdited(ID, Map.of("list", array), List.of()));
  }

  @Test
  void laterPatchesSeeEarlierOnes() {
    fixture()
        .given(DESCRIBED, new MetadataEdited(ID, Map.of("n", 2), List.of("source")))
        .when(patch(Map.of("n", 2, "source", "flickr")))
        .expectEvents(new MetadataEdited(ID, Map.of("source", "flickr"), List.of()));
  }

  @Test
  void changesToTheSendersMapDoNotReachTheEvent() {
    Map<String, Object> inner = new HashMap<>(Map.of("a", 1));
    MetadataEdit edit = MetadataEdit.decide(Map.of(), Map.of("outer", inner));
    inner.put("b", 2);
    assertThat(edit.set()).isEqualTo(Map.of("outer", Map.of("a", 1)));
  }

  @Test
  void theWholeRangeOfJsonIsAllowed() {
    Map<String, Object> all =
        Map.of(
            "text",
            "\uD83D\uDC31 with \n and \u0007",
            "seed",
            new BigInteger("18446744073709551615"),
            "least",
            Long.MIN_VALUE,
            "tiny",
            Double.MIN_VALUE,
            "big",
            1e300,
            "yes",
            true,
            "empty",
            Map.of(),
            "none",
            List.of());
    fixture()
        .given(registered())
        .when(patch(all))
        .expectEvents(new MetadataEdited(ID, all, List.of()));
  }

  @Test
  void numbersAreWrittenAsTheyWillBeReadBack() {
    fixture()
        .given(registered())
        .when(
            patch(
                Map.of(
                    "a",
                    7L,
                    "b",
                    BigInteger.TEN,
                    "c",
                    0.1f,
                    "d",
                    new BigDecimal("0.50"),
                    "e",
                    (short) 3,
                    "f",
                    -0.0)))
        .expectEvents(
            new MetadataEdited(
                ID, Map.of("a", 7, "b", 10, "c", 0.1, "d", 0.5, "e", 3, "f", 0.0), List.of()));
  }

  static Stream<Map<String, Object>> notAllowed() {
    return Stream.of(
        Map.of("n", Double.NaN),
        Map.of("n", Double.POSITIVE_INFINITY),
        Map.of("n", Float.NEGATIVE_INFINITY),
        Map.of("n", new BigDecimal("1e400")),
        Map.of("n", BigInteger.TWO.pow(64)),
        Map.of("n", BigInteger.TWO.pow(63).negate().subtract(BigInteger.ONE)),
        Map.of("n", BigInteger.TEN.pow(2_000)),
        Map.of("text", "a\u0000"),
        Map.of("text", "\uD83D"),
        Map.of("list", List.of("fine", Map.of("deep", "\uDC31"))),
        Map.of("", 1),
        Map.of("k".repeat(129), 1),
        Map.of("k\u0000", 1),
        Map.of("k\uD83D", 1),
        Map.of("outer", Map.of("", 1)),
        Map.of("time", Instant.EPOCH),
        Map.of("deep", nested(8)),
        Map.of("deep", List.of(List.of(List.of(List.of(List.of(List.of(List.of(List.of())))))))));
  }

  @ParameterizedTest
  @MethodSource("notAllowed")
  void someMetadataIsNotAllowed(Map<String, Object> metadata) {
    expectRejection(
        fixture().given(registered()).when(patch(metadata)), ErrorCode.METADATA_INVALID);
  }

  /** Deep enough to overflow the stack of a check that walks to the bottom first. */
  @Test
  void hostileDepthIsRefusedAtTheNinthLevel() {
    expectRejection(
        fixture().given(registered()).when(patch(Map.of("deep", nested(100_000)))),
        ErrorCode.METADATA_INVALID);
  }

  @Test
  void eightLevelsAreAllowed() {
    fixture()
        .given(registered())
        .when(patch(Map.of("deep", nested(7))))
        .expectEvents(new MetadataEdited(ID, Map.of("deep", nested(7)), List.of()));
  }

  @Test
  void thereAreAtMost256Keys() {
    ImageRegistered full = register().metadata(keys(256)).event();
    expectRejection(
        fixture().given(full).when(patch(Map.of("one more", 1))), ErrorCode.METADATA_INVALID);
    Map<String, @Nullable Object> exchange = new HashMap<>(Map.of("one more", 1));
    exchange.put("k0", null);
    fixture()
        .given(full)
        .when(patch(exchange))
        .expectEvents(new MetadataEdited(ID, Map.of("one more", 1), List.of("k0")));
  }

  @Test
  void thereAreAtMost64KiBAsUtf8() {
    Map<String, Object> full = Map.of("k", "\u00E9".repeat((65_536 - 8) / 2));
    assertThat(JsonMapper.shared().writeValueAsBytes(full)).hasSize(65_536);
    fixture()
        .given(registered())
        .when(patch(full))
        .expectEvents(new MetadataEdited(ID, full, List.of()));
    expectRejection(
        fixture().given(register().metadata(full).event()).when(patch(Map.of("more", 1))),
        ErrorCode.METADATA_INVALID);
  }

  private static Map<String, Object> keys(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> i));
  }

  /** This many objects inside each other. */
  private static Map<String, Object> nested(int levels) {
    Map<String, Object> object = Map.of();
    for (int i = 1; i < levels; i++) {
      object = Collections.singletonMap("a", object);
    }
    return object;
  }

  private static Map<String, @Nullable Object> object(String key, @Nullable Object value) {
    return Collections.singletonMap(key, value);
  }

  private static EditMetadata patch(Map<String, @Nullable Object> patch) {
    return new EditMetadata(ID, patch, null);
  }
}
