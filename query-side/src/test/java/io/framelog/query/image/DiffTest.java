package io.framelog.query.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.diff.DiffPage;
import io.framelog.diff.FieldChange;
import io.framelog.diff.FindDiff;
import io.framelog.diff.FindImageDiff;
import io.framelog.diff.FindImageDiff.Moment;
import io.framelog.diff.ImageChange;
import io.framelog.diff.ImageChange.Kind;
import io.framelog.diff.ImageDiff;
import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.LogReader;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** How images differ between two positions. */
@ReadModelTest
class DiffTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired TestQueries queries;

  private final String id = Images.id();

  /** What membership in a selection means; the last makes every image be looked at. */
  private static Map<String, Predicate<Oracle.State>> selections() {
    Map<String, Predicate<Oracle.State>> selections = new LinkedHashMap<>();
    selections.put("", state -> !state.removed());
    selections.put("tag:car", state -> !state.removed() && state.tags().contains("car"));
    selections.put(
        "NOT tag:car AND has:crop",
        state -> !state.removed() && !state.tags().contains("car") && !state.crops().isEmpty());
    selections.put(
        "review:approved", state -> !state.removed() && "APPROVED".equals(state.review()));
    selections.put("removed:true OR removed:false", state -> true);
    selections.put(
        "tag:car OR has:embedding AND NOT has:embedding",
        state -> !state.removed() && state.tags().contains("car"));
    return selections;
  }

  @ParameterizedTest
  @ValueSource(longs = {81, 82, 83})
  void randomHistoriesDifferAsFoldingTheirEventsSays(long seed) {
    History history = History.append(log, reader.head().position(), seed, 400);
    Random random = new Random(seed);
    int compared = 0;
    for (int i = 0; i < 8; i++) {
      long from = history.first - 1 + random.nextLong(history.last - history.first + 2);
      long to =
          i % 2 == 0
              ? history.first - 1 + random.nextLong(history.last - history.first + 2)
              : Math.min(history.last, from + random.nextLong(12));
      for (Map.Entry<String, Predicate<Oracle.State>> selection : selections().entrySet()) {
        Map<String, String> expected =
            NaiveDiff.between(history.oracle, from, to, selection.getValue());
        Map<String, String> answered = diff(from, to, selection.getKey(), i % 3 == 0 ? 2 : 1_000);
        assertThat(answered)
            .as("%s from %d to %d", selection.getKey(), from, to)
            .isEqualTo(expected);
        compared += expected.size();
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(longs = {91, 92})
  void oneImagesRandomVersionsDifferAsFoldingItsEventsSays(long seed) {
    History history = History.append(log, reader.head().position(), seed, 250);
    int compared = 0;
    for (String image : history.oracle.imageIds()) {
      long registered = history.oracle.registeredAt(image);
      Map<String, String> expected =
          NaiveDiff.between(history.oracle, registered, history.last, state -> true);
      ImageDiff diff = imageDiff(image, new Moment(null, 1L), new Moment(history.last, null));
      Map<String, String> answered = new TreeMap<>();
      diff.changes().forEach(change -> answered.put(change.field(), told(change)));
      assertThat(answered.isEmpty() ? null : answered.toString()).isEqualTo(expected.get(image));
      assertThat(diff.from()).isEqualTo(new ImageDiff.State(registered, 1));
      assertThat(diff.to().version()).isEqualTo(history.of(image).size());
      compared += answered.size();
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void anEditAndItsUndoingAreNoDifferenceAndMachinesMakeNone() {
    long from = log.append(Images.registered(id));
    log.append(new CaptionChanged(id, "a cat", Origin.HUMAN));
    log.append(new CaptionChanged(id, "", Origin.HUMAN));
    long to = log.append(new FingerprintRecorded(id, "dhash64", "00ff"));

    assertThat(diff(from, to, "", 10)).isEmpty();
  }

  @Test
  void setsTellTheirElementsAndTheInverseIsTheInverse() {
    long from = log.append(Images.registered(id));
    long to = log.append(new TagsEdited(id, List.of("cat", "dog"), List.of("car"), Origin.HUMAN));

    assertThat(imageDiff(id, new Moment(from, null), null).changes())
        .containsExactly(
            new FieldChange(
                "tags", "[\"car\"]", "[\"cat\",\"dog\"]", List.of("cat", "dog"), List.of("car")));
    assertThat(page(to, from, null, null, 10).images().getFirst().changes())
        .containsExactly(
            new FieldChange(
                "tags", "[\"cat\",\"dog\"]", "[\"car\"]", List.of("car"), List.of("cat", "dog")));
  }

  @Test
  void anImageEntersAndLeavesASelectionByEdits() {
    long from = log.append(Images.registered(id));
    log.append(new TagsEdited(id, List.of("entered" + id), List.of(), Origin.HUMAN));
    long to = log.append(new TagsEdited(id, List.of(), List.of("car"), Origin.HUMAN));
    long removed = log.append(new ImageRemoved(id, null));

    assertThat(diff(from, to, "tag:car", 10)).isEqualTo(Map.of(id, "REMOVED"));
    assertThat(diff(from, to, "tag:entered" + id, 10)).isEqualTo(Map.of(id, "ADDED"));
    assertThat(diff(to, removed, "", 10)).isEqualTo(Map.of(id, "REMOVED"));
    assertThat(diff(to, removed, "removed:true", 10)).isEqualTo(Map.of(id, "ADDED"));
  }

  @Test
  void withoutAnEndItIsTheDifferenceToNow() {
    long from = log.append(Images.registered(id));
    long to = log.append(new CaptionChanged(id, "now", Origin.HUMAN));

    DiffPage page = queries.ask(new FindDiff(from, null, "", null, 10), DiffPage.class);

    assertThat(page.to().position()).isEqualTo(to);
    assertThat(page.position()).isEqualTo(to);
    assertThat(page.images()).hasSize(1);
    assertThat(page.next()).isNull();
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    long head = log.append(Images.registered(id));

    assertThat(refusal(new FindDiff(head + 1, head, null, null, 10)))
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    assertThat(refusal(new FindDiff(0, head + 1, null, null, 10)))
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    assertThat(refusal(new FindDiff(-1, head, null, null, 10)))
        .isEqualTo(ErrorCode.POSITION_INVALID);
    assertThat(refusal(new FindDiff(0, head, "tag:", null, 10)))
        .isEqualTo(ErrorCode.SELECTION_INVALID);
    assertThat(refusal(new FindDiff(0, head, null, "x", 10))).isEqualTo(ErrorCode.CURSOR_INVALID);
    assertThat(refusal(new FindDiff(0, head, null, null, 1_001)))
        .isEqualTo(ErrorCode.VALIDATION_FAILED);
    assertThat(imageRefusal(id, new Moment(head - 1, null))).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(imageRefusal(id, new Moment(null, 2L))).isEqualTo(ErrorCode.VERSION_NOT_REACHED);
    assertThat(imageRefusal(Images.id(), new Moment(null, 1L)))
        .isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(imageRefusal("x", new Moment(null, 1L))).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
  }

  private ErrorCode refusal(FindDiff query) {
    return queries.refusal(query, DiffPage.class).code();
  }

  private ErrorCode imageRefusal(String image, Moment from) {
    return queries.refusal(new FindImageDiff(image, from, null, null), ImageDiff.class).code();
  }

  private ImageDiff imageDiff(String image, Moment from, @Nullable Moment to) {
    return queries.ask(
        new FindImageDiff(image, from, to, reader.head().position()), ImageDiff.class);
  }

  private DiffPage page(
      long from, long to, @Nullable String filter, @Nullable String after, int limit) {
    return queries.ask(new FindDiff(from, to, filter, after, limit), DiffPage.class);
  }

  /** All pages; their images come in the order of their ids, each once. */
  private Map<String, String> diff(long from, long to, String filter, int limit) {
    Map<String, String> told = new TreeMap<>();
    List<String> order = new ArrayList<>();
    String after = null;
    do {
      DiffPage page = page(from, to, filter, after, limit);
      assertThat(page.images().size()).isLessThanOrEqualTo(limit);
      for (ImageChange image : page.images()) {
        order.add(image.imageId());
        told.put(image.imageId(), told(image));
      }
      after = page.next();
    } while (after != null);
    assertThat(order).isSorted().doesNotHaveDuplicates();
    return told;
  }

  private static String told(ImageChange image) {
    if (image.kind() != Kind.CHANGED) {
      assertThat(image.changes()).isEmpty();
      return image.kind().name();
    }
    Map<String, String> fields = new TreeMap<>();
    image.changes().forEach(change -> fields.put(change.field(), told(change)));
    return fields.toString();
  }

  private static String told(FieldChange change) {
    return NaiveDiff.told(
        JSON.readValue(change.from(), Object.class), JSON.readValue(change.to(), Object.class));
  }
}
