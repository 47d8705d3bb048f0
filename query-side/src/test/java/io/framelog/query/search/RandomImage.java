package io.framelog.query.search;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.TagsEdited;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An image with a random life in the log, and what it was at each position. */
final class RandomImage {
  /** Set on all of them, so that a question can leave out the images of other tests. */
  static final String MARK = "marked";

  private static final Box[] BOXES = {
    new Box(0, 0, 0.5, 0.5),
    new Box(0.1, 0.1, 0.2, 0.2), // ends at 0.30000000000000004
    new Box(0.3, 0, 0.2, 1),
    new Box(0.5, 0.5, 0.25, 0.5),
    new Box(0.875, 0.875, 0.125, 0.125)
  };

  final String id;
  final @Nullable String review;
  private final Random random;
  private final Map<Long, Instant> times;
  private final Likeness likeness;
  private final TreeMap<Long, PlainImage> states = new TreeMap<>();

  private final TreeSet<String> tags;
  private final TreeSet<String> actors;
  private final TreeSet<String> editedBy = new TreeSet<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private final Map<String, Crop> crops = new TreeMap<>();
  private final String registeredBy;
  private final boolean embedded;
  private final int width;
  private final int height;
  private String caption;
  private boolean removed;
  private long registered;
  private int version;
  private int cropsEver;

  /**
   * @param times filled by the test once all is in the log
   */
  RandomImage(String name, Random random, Map<Long, Instant> times, Likeness likeness) {
    this.id = Corpus.imageId(name);
    this.likeness = likeness;
    this.random = random;
    this.times = times;
    tags = some("car", "tree", "two words", "ünïcode", "not");
    actors = some("ann", "bob", "c, d");
    caption = caption();
    review = chance(50) ? null : any("APPROVED", "NEEDS_WORK", "REJECTED");
    registeredBy = any("ann", "bob", "c, d");
    embedded = chance(60);
    width = any(100, 512, 640, 1920, 1921);
    height = any(100, 480, 512, 1080);
    metadata.put(MARK, true);
    for (String key : List.of("source", "n", "deep", "long")) {
      if (chance(key.equals("long") ? 20 : 60)) {
        metadata.put(key, value(key));
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      Crop crop = crop();
      crops.put(crop.cropId(), crop);
    }
  }

  /** Appends the registration and returns the position of the last event. */
  long register(Corpus corpus) {
    Corpus.Draft draft =
        corpus
            .imageOf(id)
            .looks(embedded ? looks() : "")
            .caption(caption)
            .tags(tags.toArray(String[]::new))
            .actors(actors.toArray(String[]::new))
            .metadata(Map.copyOf(metadata))
            .crops(crops.values().toArray(Crop[]::new))
            .size(width, height);
    long last = draft.register(registeredBy);
    registered = last - draft.events() + 1;
    version = 1;
    states.put(last, plain(registered));
    return last;
  }

  private String looks() {
    String words = String.join(" ", some("red", "green", "blue", "dog", "car")) + " thing";
    likeness.looks(id, words);
    return words;
  }

  /** What a worker says about its pixels: one of three scenes, with up to nine bits changed. */
  FingerprintRecorded fingerprint() {
    long hash = any(0L, 0x0f0f0f0f0f0f0f0fL, -1L);
    for (int i = random.nextInt(10); i > 0; i--) {
      hash ^= 1L << random.nextInt(Long.SIZE);
    }
    likeness.hash(id, hash);
    return new FingerprintRecorded(id, "phash-of-" + MARK, HexFormat.of().toHexDigits(hash));
  }

  /** Appends an edit and returns its position. */
  long edit(Corpus corpus) {
    String actor = any("ann", "bob", "c, d");
    long position = corpus.log.append(actor, List.of(event()));
    editedBy.add(actor);
    version++;
    states.put(position, plain(position));
    return position;
  }

  /** What it was; empty before it was registered. */
  @Nullable PlainImage asOf(long position) {
    Map.Entry<Long, PlainImage> state = states.floorEntry(position);
    return state == null ? null : state.getValue();
  }

  private PlainImage plain(long edited) {
    return new PlainImage(
        id,
        List.copyOf(tags),
        List.copyOf(actors),
        caption,
        Map.copyOf(metadata),
        width,
        height,
        List.copyOf(crops.values()),
        embedded,
        removed,
        new PlainImage.Edits(
            registeredBy, new TreeSet<>(editedBy), registered, edited, version, review),
        times,
        likeness);
  }

  private ImageEvent event() {
    if (removed || chance(15)) {
      removed = !removed;
      return removed ? new ImageRemoved(id, null) : new ImageRestored(id);
    }
    return switch (random.nextInt(6)) {
      case 0 -> {
        List<String> now = List.copyOf(tags);
        tags.clear();
        tags.addAll(some("car", "tree", "two words", "ünïcode", "not"));
        yield new TagsEdited(id, without(tags, now), without(now, tags), Origin.HUMAN);
      }
      case 1 -> {
        List<String> now = List.copyOf(actors);
        actors.clear();
        actors.addAll(some("ann", "bob", "c, d"));
        yield new ActorsEdited(id, without(actors, now), without(now, actors));
      }
      case 2 -> {
        caption = caption();
        yield new CaptionChanged(id, caption, Origin.HUMAN);
      }
      case 3 -> metadataEdited(any("source", "n", "deep"));
      default -> cropEdited();
    };
  }

  private ImageEvent metadataEdited(String key) {
    if (metadata.remove(key) != null && chance(30)) {
      return new MetadataEdited(id, Map.of(), List.of(key));
    }
    metadata.put(key, value(key));
    return new MetadataEdited(id, Map.of(key, metadata.get(key)), List.of());
  }

  private ImageEvent cropEdited() {
    if (crops.isEmpty() || chance(40)) {
      Crop added = crop();
      crops.put(added.cropId(), added);
      return new CropAdded(id, added.cropId(), added.box(), added.label());
    }
    Crop old = crops.values().iterator().next();
    if (chance(40)) {
      crops.remove(old.cropId());
      return new CropRemoved(id, old.cropId());
    }
    Crop moved = new Crop(old.cropId(), any(BOXES), label());
    crops.put(moved.cropId(), moved);
    return new CropAdjusted(
        id,
        old.cropId(),
        new CropState(old.box(), old.label()),
        new CropState(moved.box(), moved.label()));
  }

  private Object value(String key) {
    return switch (key) {
      case "source" -> any("flickr", "own", "Flickr", "https://example.org/a?b=c", 5, true);
      case "n" ->
          any(20, 20.0, -3, 0, 0.1, 1e20, 9_007_199_254_740_993L, "20", "twenty", "", false);
      case "deep" ->
          Map.of(
              "n",
              any(1, 2, "1"),
              "list",
              List.of("x", any(7, "7"), Map.of("k", "v", "a. b", any("x", 7))));
      default -> any("a", "b").repeat(4_500);
    };
  }

  private Crop crop() {
    return new Crop(Corpus.cropId(id + " " + cropsEver++), any(BOXES), label());
  }

  private String caption() {
    return any("", "A running dog", "Dogs run, cats don't", "Café crème", "the the", "…", "猫と犬");
  }

  private @Nullable String label() {
    return chance(20) ? null : any("face", "hand", "red face");
  }

  private TreeSet<String> some(String... choices) {
    TreeSet<String> chosen = new TreeSet<>();
    for (String choice : choices) {
      if (chance(35)) {
        chosen.add(choice);
      }
    }
    return chosen;
  }

  private static List<String> without(Iterable<String> all, java.util.Collection<String> gone) {
    List<String> rest = new ArrayList<>();
    all.forEach(rest::add);
    rest.removeAll(gone);
    return rest;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  private <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
