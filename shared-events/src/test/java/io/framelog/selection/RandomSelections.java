package io.framelog.selection;

import io.framelog.image.Box;
import io.framelog.selection.Selection.Deed;
import io.framelog.selection.Selection.NumberField;
import io.framelog.selection.Selection.ReviewMark;
import io.framelog.selection.Selection.Thing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Random selections of every kind, and their JSON form. */
final class RandomSelections {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String[] PIECES = {
    "a",
    "Z",
    "7",
    " ",
    "\"",
    "\\",
    ".",
    ",",
    "(",
    ")",
    ":",
    "=",
    "<",
    ">",
    "!",
    "é",
    "猫",
    "🐈",
    "'",
    "AND",
    "not",
    "metadata.",
    "{",
    "}",
    "-",
    "_",
    "/",
    "\n"
  };

  private final Random random;

  RandomSelections(long seed) {
    this.random = new Random(seed);
  }

  Selection next() {
    return random.nextInt(200) == 0 ? new Selection.Everything() : selection(4);
  }

  private Selection selection(int levels) {
    return switch (levels == 0 ? 3 : random.nextInt(5)) {
      case 0 -> new Selection.Not(selection(levels - 1));
      case 1 -> new Selection.And(parts(levels - 1));
      case 2 -> new Selection.Or(parts(levels - 1));
      default -> term();
    };
  }

  private List<Selection> parts(int levels) {
    return Stream.generate(() -> selection(levels)).limit(2 + random.nextInt(2)).toList();
  }

  private Selection term() {
    return switch (random.nextInt(16)) {
      case 0 -> new Selection.Tag("x" + words().strip().toLowerCase(Locale.ROOT).replace("\n", ""));
      case 1 -> new Selection.Actor("ann");
      case 2 -> new Selection.CaptionWords("dog " + words());
      case 3, 4 ->
          new Selection.Metadata(
              IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> words()).toList(),
              any(Comparison.values()),
              words());
      case 5, 6 ->
          new Selection.Number(any(NumberField.values()), any(Comparison.values()), number());
      case 7 -> new Selection.Has(any(Thing.values()));
      case 8 -> new Selection.Review(any(ReviewMark.values()));
      case 9 -> new Selection.By(any(Deed.values()), "u" + words());
      case 10 ->
          new Selection.At(
              any(Deed.values()),
              any(Comparison.values()),
              Instant.EPOCH.plus(
                  random.nextLong(-60_000_000_000_000_000L, 250_000_000_000_000_000L),
                  ChronoUnit.MICROS));
      case 11 -> new Selection.CropLabel("red face");
      case 12 -> box();
      case 13 -> similarity();
      case 14 -> new Selection.Ids(random.nextBoolean() ? List.of() : List.of(id(), id(), id()));
      default ->
          any(
              new Selection.MediaType("image/png"),
              new Selection.Id(id()),
              new Selection.Removed(random.nextBoolean()));
    };
  }

  private Selection similarity() {
    return any(
        new Selection.SimilarToText("a" + words(), random.nextInt(101) / 100.0),
        new Selection.SimilarToImage(id(), random.nextDouble()),
        new Selection.NearDuplicateOf(id(), random.nextInt(9)));
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private Selection box() {
    double x = random.nextDouble() / 2;
    double y = random.nextInt(2) / 4.0;
    return new Selection.CropOverlaps(new Box(x, y, random.nextDouble() / 2 + 1e-9, 0.5));
  }

  private double number() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt(2_000);
      case 1 -> Double.longBitsToDouble(random.nextLong() & 0xbfffffffffffffffL);
      case 2 -> any(-0.0, 0.0, 0x1p53, -0x1p53 - 2, Double.MIN_VALUE, Double.MAX_VALUE);
      default -> random.nextGaussian();
    };
  }

  private String words() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(any(PIECES));
    }
    return text.toString();
  }

  @SafeVarargs
  private <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** The JSON form, put together without the code under test but for the names of fields. */
  static JsonNode json(Selection selection) {
    ObjectNode json = JSON.createObjectNode();
    switch (selection) {
      case Selection.Everything all -> {}
      case Selection.And and -> and.parts().forEach(it -> json.withArray("and").add(json(it)));
      case Selection.Or or -> or.parts().forEach(it -> json.withArray("or").add(json(it)));
      case Selection.Not not -> json.set("not", json(not.part()));
      case Selection.Tag tag -> json.put("tag", tag.value());
      case Selection.Actor actor -> json.put("actor", actor.value());
      case Selection.CaptionWords words -> json.put("caption", words.text());
      case Selection.Metadata at ->
          json.putObject(MetadataPath.text(at.path())).put(at.comparison().symbol(), at.value());
      case Selection.Number number ->
          json.putObject(number.field().name()).put(number.comparison().symbol(), number.value());
      case Selection.Has has -> json.put("has", has.thing().name());
      case Selection.Review review -> json.put("review", review.mark().name());
      case Selection.By by -> json.put(by.deed() + "-by", by.actor());
      case Selection.At at ->
          json.putObject(at.deed() + "-at").put(at.comparison().symbol(), at.time().toString());
      case Selection.CropLabel label -> json.put("crop", label.value());
      case Selection.CropOverlaps overlaps ->
          json.putArray("crop-overlaps")
              .add(overlaps.box().x())
              .add(overlaps.box().y())
              .add(overlaps.box().w())
              .add(overlaps.box().h());
      case Selection.MediaType type -> json.put("type", type.value());
      case Selection.Id id -> json.put("id", id.value());
      case Selection.Ids ids ->
          json.put("id", ids.values().isEmpty() ? "none" : String.join(", ", ids.values()));
      case Selection.SimilarToText similar ->
          json.putObject("similar-to").put("=", similar.text()).put(">=", similar.score());
      case Selection.SimilarToImage similar ->
          json.putObject("similar-to").put(">=", similar.score()).put(":", similar.imageId());
      case Selection.NearDuplicateOf near ->
          json.putObject("near-duplicate-of").put(":", near.imageId()).put("<=", near.distance());
      case Selection.Removed removed -> json.put("removed", removed.value());
    }
    return json;
  }
}
