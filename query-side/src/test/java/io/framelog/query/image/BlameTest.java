package io.framelog.query.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.diff.Blame;
import io.framelog.diff.BlamedFact;
import io.framelog.diff.Deed;
import io.framelog.diff.FindBlame;
import io.framelog.error.ErrorCode;
import io.framelog.image.Box;
import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.SuggestionKind;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.LogReader;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.image.History.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Who made each fact about an image what it is. */
@ReadModelTest
class BlameTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Origin MODEL = Origin.model("tagger", "3");

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired TestQueries queries;

  private final String id = Images.id();

  @ParameterizedTest
  @ValueSource(longs = {71, 72, 73})
  void randomHistoriesAreBlamedAsFoldingTheirEventsSays(long seed) {
    History history = History.append(log, reader.head().position(), seed, 400);
    Random random = new Random(seed);
    int compared = 0;
    for (int i = 0; i < 12; i++) {
      long asOf =
          i == 0 ? history.last : history.first + random.nextLong(history.last - history.first + 1);
      for (String image : history.oracle.imageIds()) {
        if (history.oracle.asOf(image, asOf) != null) {
          compared += compare(history, image, asOf);
        }
      }
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  private int compare(History history, String image, long asOf) {
    Map<String, String> expected = new TreeMap<>();
    NaiveBlame.of(history, image, asOf)
        .forEach(
            (field, entry) ->
                expected.put(
                    field,
                    told(entry, history.of(image).indexOf(entry) + 1, NaiveBlame.origin(entry))));
    Map<String, String> answered = new TreeMap<>();
    for (BlamedFact fact : blame(image, asOf).facts()) {
      Deed deed = fact.deed();
      boolean isSet = List.of("tags", "actors").contains(fact.field());
      String told =
          "%d %s v%d %s %s"
              .formatted(
                  deed.position(), deed.actor(), deed.version(), deed.event(), deed.origin());
      answered.put(isSet ? fact.field() + "=" + text(fact) : fact.field(), told);
    }
    assertThat(answered).as("image %s at %d", image, asOf).isEqualTo(expected);
    return expected.size();
  }

  private static String told(Entry entry, int version, Origin origin) {
    return "%d %s v%d %s %s"
        .formatted(
            entry.position(),
            entry.actor(),
            version,
            entry.event().getClass().getSimpleName(),
            origin);
  }

  @Test
  void theValuesAreThoseOfTheImageAtThatPosition() {
    log.append(Images.registered(id, "a car"));
    long then = log.append(new MetadataEdited(id, Map.of("n", 1), List.of()));
    log.append(new CaptionChanged(id, "later", Origin.HUMAN));

    assertThat(blame(id, then).facts())
        .extracting(fact -> fact.field() + " " + fact.value())
        .containsExactly(
            "caption \"a car\"", "tags \"car\"", "metadata/n 1", "metadata/source \"test\"");
    assertThat(blame(id, then).position()).isEqualTo(then);
  }

  @Test
  void aCropAdjustedInItsWidthBlamesTheWidthOnTheAdjusterAndTheRestOnTheAdder() {
    String crop = Images.id();
    CropState added = new CropState(new Box(0.1, 0.2, 0.3, 0.4), "wheel");
    CropState wider = new CropState(new Box(0.1, 0.2, 0.5, 0.4), "wheel");
    log.append(Images.registered(id));
    long adding = append("bob", new CropAdded(id, crop, added.box(), added.label()));
    long widening = append("cy", new CropAdjusted(id, crop, added, wider));

    assertThat(positions(widening, "crops/"))
        .containsEntry("crops/" + crop + "/w", widening)
        .containsEntry("crops/" + crop + "/x", adding)
        .containsEntry("crops/" + crop + "/y", adding)
        .containsEntry("crops/" + crop + "/h", adding)
        .containsEntry("crops/" + crop + "/label", adding)
        .hasSize(5);
  }

  @Test
  void aCropThatCameBackIsBlamedOnWhoBroughtItBack() {
    String crop = Images.id();
    Box box = new Box(0.1, 0.2, 0.3, 0.4);
    log.append(Images.registered(id), new CropAdded(id, crop, box, null));
    log.append(new CropRemoved(id, crop));
    long back = append("bob", new CropAdded(id, crop, box, null));

    assertThat(positions(back, "crops/")).hasSize(5).containsValue(back).doesNotContainValue(1L);
    assertThat(positions(back, "crops/").values()).containsOnly(back);
    assertThat(positions(back - 1, "crops/")).isEmpty();
  }

  @Test
  void aTagRemovedAndAddedAgainIsBlamedOnTheSecondAdding() {
    log.append(Images.registered(id));
    long first = append("bob", new TagsEdited(id, List.of("cat"), List.of(), Origin.HUMAN));
    append("cy", new TagsEdited(id, List.of(), List.of("cat"), Origin.HUMAN));
    long second = append("dee", new TagsEdited(id, List.of("cat"), List.of(), Origin.HUMAN));

    assertThat(fact("tags", "cat", first).deed().actor()).isEqualTo("bob");
    assertThat(fact("tags", "cat", second).deed().actor()).isEqualTo("dee");
    assertThat(fact("tags", "cat", second).deed().version()).isEqualTo(4);
    assertThat(fact("tags", "car", second).deed().actor()).isEqualTo("ann");
  }

  @Test
  void anAcceptedSuggestionIsBlamedOnTheAccepterWithTheModelAsItsOrigin() {
    log.append(Images.registered(id));
    long accepted =
        append(
            "bob",
            new SuggestionAccepted(
                id, Images.id(), SuggestionKind.TAG, "cat", "tagger", "3", false),
            new TagsEdited(id, List.of("cat"), List.of(), MODEL));

    Deed deed = fact("tags", "cat", accepted).deed();

    assertThat(deed.actor()).isEqualTo("bob");
    assertThat(deed.origin()).isEqualTo(MODEL);
    assertThat(deed.reason()).isEqualTo("because");
    assertThat(deed.commandId()).isNotNull();
    assertThat(deed.reverts()).as("nothing says which command it was").isNull();
  }

  @Test
  void nestedMetadataIsBlamedLeafByLeaf() {
    log.append(Images.registered(id));
    long first =
        append(
            "bob",
            new MetadataEdited(
                id, Map.of("camera", Map.of("make", "x", "iso", 100, "a/b~", 1)), List.of()));
    long second =
        append(
            "cy",
            new MetadataEdited(
                id,
                Map.of(
                    "camera", Map.of("make", "x", "iso", 200, "a/b~", 1.0, "size", List.of(1, 2))),
                List.of()));

    assertThat(positions(second, "metadata/camera/"))
        .isEqualTo(
            Map.of(
                "metadata/camera/make", first,
                "metadata/camera/a~1b~0", first,
                "metadata/camera/iso", second,
                "metadata/camera/size", second));
  }

  @Test
  void aClearedCaptionAndARestorationHaveSomebodyWhoDidThem() {
    log.append(Images.registered(id, "a car"));
    long cleared = append("bob", new CaptionChanged(id, "", Origin.HUMAN));
    append("cy", new ImageRemoved(id, "double"));
    long restored = append("dee", new ImageRestored(id));

    assertThat(positions(restored, "caption")).containsValue(cleared);
    assertThat(positions(restored, "removed")).containsValue(restored);
  }

  @Test
  void aHistoryOfThousandsOfVersionsIsAnsweredFast() {
    List<ImageEvent> edits = new ArrayList<>(List.of(Images.registered(id)));
    for (int i = 0; i < 3_000; i++) {
      String tag = "t" + i % 400;
      boolean adds = i / 400 % 2 == 0;
      edits.add(
          new TagsEdited(
              id, adds ? List.of(tag) : List.of(), adds ? List.of() : List.of(tag), MODEL));
    }
    long last = log.append("ann", edits);
    blame(id, last);

    long start = System.nanoTime();
    Blame blame = blame(id, last);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(blame.facts()).hasSizeGreaterThan(200);
  }

  @Test
  void whatCannotBeAnsweredIsRefused() {
    long position = log.append(Images.registered(id));

    assertThat(refusal(Images.id(), null)).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(refusal("x", null)).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(refusal(id, position - 1)).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(refusal(id, position + 1)).isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    assertThat(refusal(id, -1L)).isEqualTo(ErrorCode.POSITION_INVALID);
  }

  private ErrorCode refusal(String image, @Nullable Long asOf) {
    return queries.refusal(new FindBlame(image, asOf, null), Blame.class).code();
  }

  private long append(String actor, ImageEvent... events) {
    return log.append(actor, List.of(events));
  }

  private Blame blame(String image, long asOf) {
    return queries.ask(new FindBlame(image, asOf, null), Blame.class);
  }

  private BlamedFact fact(String field, String value, long asOf) {
    return blame(id, asOf).facts().stream()
        .filter(fact -> fact.field().equals(field) && text(fact).equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static String text(BlamedFact fact) {
    return JSON.readTree(fact.value()).asString();
  }

  private Map<String, Long> positions(long asOf, String prefix) {
    Map<String, Long> positions = new HashMap<>();
    for (BlamedFact fact : blame(id, asOf).facts()) {
      if (fact.field().startsWith(prefix)) {
        positions.put(fact.field(), fact.deed().position());
      }
    }
    return positions;
  }
}
