package io.framelog.bench.read;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The words of a generated log. */
final class Vocabulary {
  /** Independent of each other: on 50 %, 20 % and 5 % of the images. */
  static final List<String> FREQUENT = List.of("photo", "outdoor", "night");

  /** Each within the one before: on 50 %, 20 % and 5 % of the images. */
  static final List<String> NESTED = List.of("vehicle", "car", "taxi");

  private static final double[] SHARES = {0.5, 0.2, 0.05};

  private static final List<String> QUALITIES =
      List.of(
          "red", "blue", "green", "yellow", "old", "new", "small", "large", "wet", "dry", "bright",
          "dark", "empty", "crowded", "quiet", "busy", "narrow", "wide", "wooden", "stone",
          "broken", "clean", "dusty", "foggy", "frozen", "golden", "grey", "hidden", "lonely",
          "modern", "painted", "round", "rusty", "sharp", "sunny", "tall", "torn", "white", "wild",
          "young");

  private static final List<String> THINGS =
      List.of(
          "bridge",
          "street",
          "dog",
          "cat",
          "tree",
          "river",
          "boat",
          "house",
          "tower",
          "market",
          "bicycle",
          "train",
          "station",
          "beach",
          "mountain",
          "lake",
          "forest",
          "field",
          "garden",
          "horse",
          "bird",
          "fish",
          "child",
          "woman",
          "man",
          "crowd",
          "table",
          "chair",
          "window",
          "door",
          "roof",
          "wall",
          "lamp",
          "sign",
          "bus",
          "truck",
          "road",
          "path",
          "cloud",
          "snow",
          "flower",
          "grass",
          "rock",
          "harbour",
          "ship",
          "plane",
          "castle",
          "church",
          "shop",
          "cup");

  private static final List<String> PLACES =
      List.of(
          "in the rain",
          "at night",
          "under a clear sky",
          "in the morning light",
          "after the storm",
          "near the coast",
          "in the old town",
          "seen from above",
          "behind a fence",
          "on a hill");

  /** Every tag: the six above, then 2,000 rarer ones. */
  static final List<String> TAGS = tags();

  static final List<String> LABELS = THINGS.subList(0, 30);
  static final List<String> SOURCES = List.of("flickr", "unsplash", "wikimedia", "scan", "crawl");
  private static final double[] SOURCE_SHARES = {0.5, 0.2, 0.15, 0.1, 0.05};
  static final List<String> MAKES = List.of("Canon", "Nikon", "Sony", "Fujifilm", "Leica");
  static final List<String> LICENCES = List.of("cc-by", "cc-by-sa", "cc0", "own");

  private static final int EDITORS = 24;
  private static final int PEOPLE = 200;

  private Vocabulary() {}

  private static List<String> tags() {
    List<String> tags = new ArrayList<>(FREQUENT);
    tags.addAll(NESTED);
    for (String thing : THINGS) {
      for (String quality : QUALITIES) {
        tags.add(quality + '-' + thing);
      }
    }
    return List.copyOf(tags);
  }

  /** The tags of a new image: indexes into {@link #TAGS}. */
  static List<Short> tagsOfNew(SplittableRandom random) {
    List<Short> tags = new ArrayList<>();
    for (int i = 0; i < FREQUENT.size(); i++) {
      if (random.nextDouble() < SHARES[i]) {
        tags.add((short) i);
      }
    }
    double nested = random.nextDouble();
    for (int i = 0; i < NESTED.size() && nested < SHARES[i]; i++) {
      tags.add((short) (FREQUENT.size() + i));
    }
    for (int count = 2 + random.nextInt(5); count > 0; count--) {
      short tag = rareTag(random);
      if (!tags.contains(tag)) {
        tags.add(tag);
      }
    }
    return tags;
  }

  /** Whether an edit leaves a frequent tag on an image: so that its share stays what it is. */
  static boolean keeps(int frequentTag, SplittableRandom random) {
    return random.nextDouble() < SHARES[frequentTag];
  }

  /** One of the 2,000 rarer tags, the first of them most often (2 %). */
  static short rareTag(SplittableRandom random) {
    int first = FREQUENT.size() + NESTED.size();
    return (short) (first + skewed(TAGS.size() - first, random));
  }

  /** Two to four clauses, 30 to 150 characters; the same text for the same number. */
  static String caption(int number) {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder text = new StringBuilder(160);
    for (int clauses = 2 + random.nextInt(3); clauses > 0; clauses--) {
      text.append(text.isEmpty() ? "a " : " with a ")
          .append(one(QUALITIES, random))
          .append(' ')
          .append(one(THINGS, random));
    }
    return text.append(' ').append(one(PLACES, random)).append(", no. ").append(number).toString();
  }

  /** A person who edits. */
  static byte editor(SplittableRandom random) {
    return (byte) (1 + skewed(EDITORS, random));
  }

  /** The name of an editor. */
  static String editor(byte number) {
    return "annotator-%02d".formatted(number);
  }

  /** Somebody in a picture. */
  static String person(SplittableRandom random) {
    return "person-%03d".formatted(skewed(PEOPLE, random));
  }

  static String source(SplittableRandom random) {
    double point = random.nextDouble();
    int source = 0;
    while (source < SOURCES.size() - 1 && point >= SOURCE_SHARES[source]) {
      point -= SOURCE_SHARES[source++];
    }
    return SOURCES.get(source);
  }

  static <T> T one(List<T> some, SplittableRandom random) {
    return some.get(random.nextInt(some.size()));
  }

  /**
   * An index below {@code count}, by Zipf's law with exponent 1/2 (inverse transform of its
   * continuous form): the k-th has a share near {@code 1 / (2 * sqrt(k * count))}.
   */
  static int skewed(int count, SplittableRandom random) {
    double point = random.nextDouble();
    return (int) (point * point * count);
  }
}
