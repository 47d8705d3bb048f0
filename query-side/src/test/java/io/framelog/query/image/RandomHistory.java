package io.framelog.query.image;

import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.CropState;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.SuggestionKind;
import io.framelog.image.TagSuggestion;
import io.framelog.image.Thumbnail;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seeded stream of events of some images, each allowed by the state before it. */
final class RandomHistory {
  private static final List<String> LABELS =
      List.of("car", "cat", "draft", "ž", "night", "a,b", "{x}", "\"q\"", "back\\slash");
  private static final List<String> CAPTIONS = List.of("", "a cat", "two cats", "žlutý kůň");
  private static final Origin MODEL = Origin.model("tagger", "1");

  private final Random random;
  private final RandomMetadata metadata;
  private final Oracle oracle;
  private final List<TagSuggestion> suggested = new ArrayList<>();

  RandomHistory(long seed, Oracle oracle) {
    this.random = new Random(seed);
    this.metadata = new RandomMetadata(random);
    this.oracle = oracle;
  }

  ImageEvent next() {
    List<String> images = List.copyOf(oracle.imageIds());
    if (images.isEmpty() || random.nextInt(12) == 0) {
      return registered();
    }
    String id = images.get(random.nextInt(images.size()));
    return event(id, oracle.current(id));
  }

  private ImageRegistered registered() {
    String id = uuid();
    List<Crop> crops = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      crops.add(new Crop(uuid(), box(), label()));
    }
    return new ImageRegistered(
        id,
        "images/" + id + ".png",
        Sha256.hex(id),
        "image/png",
        1 + random.nextInt(1 << 20),
        1 + random.nextInt(4000),
        1 + random.nextInt(4000),
        random.nextBoolean() ? "https://example.org/" + id : null,
        random.nextBoolean() ? caption() : null,
        some(LABELS),
        some(LABELS),
        metadata.members(4),
        crops,
        Origin.IMPORT);
  }

  private ImageEvent event(String id, Oracle.State state) {
    if (state.removed()) {
      return new ImageRestored(id);
    }
    List<String> crops = List.copyOf(state.crops().keySet());
    @Nullable String crop = crops.isEmpty() ? null : crops.get(random.nextInt(crops.size()));
    return switch (random.nextInt(24)) {
      case 0, 1 -> new TagsEdited(id, some(LABELS), some(LABELS), Origin.HUMAN);
      case 2 -> new ActorsEdited(id, some(LABELS), some(LABELS));
      case 3, 4 -> new CaptionChanged(id, caption(), random.nextBoolean() ? MODEL : Origin.HUMAN);
      case 5, 6 -> new MetadataEdited(id, metadata.members(3), List.of(metadata.key()));
      case 7, 8 -> new CropAdded(id, uuid(), box(), label());
      case 9, 10 -> crop == null ? registered() : adjusted(id, crop, state);
      case 11 -> crop == null ? new ImageRemoved(id, null) : new CropRemoved(id, crop);
      case 12 -> new ImageRemoved(id, "why not");
      case 13 -> new EnrichmentRequested(id, List.of(EnrichmentKind.values()));
      case 14 -> new EnrichmentAbandoned(id, EnrichmentKind.TAGS, null, "broken", 3);
      case 15 -> new TagsSuggested(id, suggestions(), "tagger", "1");
      case 16 -> new CaptionSuggested(id, uuid(), caption() + "!", 0.25, "captioner", "2");
      case 17 -> embedded(id, crop, state);
      case 18 -> new FingerprintRecorded(id, "dhash64", Long.toHexString(random.nextLong()));
      case 19 -> new ImageReviewed(id, review(), random.nextBoolean() ? "a note" : null);
      case 20, 21 -> decided(id, random.nextBoolean());
      default ->
          new ThumbnailsRecorded(
              id, List.of(new Thumbnail(256, 256, 1 + random.nextInt(255), "t/" + id)));
    };
  }

  private CropAdjusted adjusted(String id, String crop, Oracle.State state) {
    CropState from = state.crop(crop);
    Box to = random.nextBoolean() ? from.box() : box();
    return new CropAdjusted(id, crop, from, new CropState(to, label()));
  }

  private EmbeddingRecorded embedded(String id, @Nullable String crop, Oracle.State state) {
    EmbeddingSubject subject =
        switch (random.nextInt(4)) {
          case 0 -> EmbeddingSubject.image();
          case 1 -> EmbeddingSubject.caption(Sha256.hex(state.caption()));
          case 2 -> EmbeddingSubject.caption(Sha256.hex("of long ago"));
          default ->
              crop == null
                  ? EmbeddingSubject.crop(uuid(), box())
                  : EmbeddingSubject.crop(
                      crop, random.nextBoolean() ? state.crop(crop).box() : box());
        };
    return new EmbeddingRecorded(id, subject, "clip", "1", 4, Sha256.hex(uuid()));
  }

  private List<TagSuggestion> suggestions() {
    List<TagSuggestion> tags =
        some(LABELS).stream().map(tag -> new TagSuggestion(uuid(), tag, 0.5)).toList();
    suggested.addAll(tags);
    return tags;
  }

  /** On what was suggested for this image or another one, a while ago or just now. */
  private AnnotationEvent decided(String id, boolean accepted) {
    TagSuggestion tag =
        suggested.isEmpty()
            ? new TagSuggestion(uuid(), "car", 0.5)
            : suggested.get(random.nextInt(suggested.size()));
    return accepted
        ? new SuggestionAccepted(
            id, tag.suggestionId(), SuggestionKind.TAG, tag.tag(), "tagger", "1", false)
        : new SuggestionRejected(
            id, tag.suggestionId(), SuggestionKind.TAG, tag.tag(), "tagger", "1");
  }

  private ReviewState review() {
    return ReviewState.values()[random.nextInt(ReviewState.values().length)];
  }

  private List<String> some(List<String> from) {
    return from.stream().filter(label -> random.nextInt(4) == 0).sorted().toList();
  }

  private String caption() {
    return CAPTIONS.get(random.nextInt(CAPTIONS.size()));
  }

  private @Nullable String label() {
    return random.nextBoolean() ? LABELS.get(random.nextInt(LABELS.size())) : null;
  }

  private Box box() {
    return new Box(random.nextDouble(), random.nextDouble(), random.nextDouble(), 0.25);
  }

  private String uuid() {
    return new UUID(
            (random.nextLong() & ~0xf000L) | 0x5000L,
            (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L)
        .toString();
  }

  static Map<String, CropState> crops(ImageRegistered event) {
    Map<String, CropState> crops = new TreeMap<>();
    event.crops().forEach(c -> crops.put(c.cropId(), new CropState(c.box(), c.label())));
    return crops;
  }
}
