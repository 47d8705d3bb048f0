package io.framelog.bench.read;

import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.TagSuggestion;
import io.framelog.image.Thumbnail;
import io.framelog.image.VectorRef;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Enrichment: each step goes through the images in the order in which they came in, at its own
 * pace, so that some are far behind. Crops are embedded where people last drew one.
 */
final class MachineWork {
  static final String TAGGER = "zero-shot";
  static final String MODEL_VERSION = "1";
  private static final String ENCODER = "photo-minilm";
  private static final String CAPTIONER = "captioner";
  private static final int DIMENSION = 384;
  private static final int[] THUMBNAIL_SIZES = {256, 512};

  /** The steps, with their shares of all machine events in percent. */
  private enum Step {
    IMAGE_EMBEDDING(30),
    THUMBNAILS(25),
    FINGERPRINT(20),
    TAGS(12),
    CAPTION_EMBEDDING(6),
    CAPTION(4),
    CROP_EMBEDDING(3);

    final int percent;

    Step(int percent) {
      this.percent = percent;
    }

    static Step drawn(SplittableRandom random) {
      int point = random.nextInt(100);
      for (Step step : values()) {
        point -= step.percent;
        if (point < 0) {
          return step;
        }
      }
      throw new IllegalStateException("the shares are 100 in all");
    }
  }

  private final List<GeneratedImage> images;
  private final Map<Step, Integer> next = new EnumMap<>(Step.class);

  MachineWork(List<GeneratedImage> images) {
    this.images = images;
  }

  /** Null when the step that is drawn has nothing to do. */
  @Nullable GeneratedUnit next(SplittableRandom random) {
    Step step = Step.drawn(random);
    for (int number = next.getOrDefault(step, 0); number < images.size(); number++) {
      next.put(step, number + 1);
      GeneratedImage image = images.get(number);
      EnrichmentEvent event = image.removed ? null : result(step, image, random);
      if (event != null) {
        return new GeneratedUnit(
            image, List.of(event), "framelog-enrichment", ENCODER + '@' + MODEL_VERSION, Map.of());
      }
    }
    return null;
  }

  private static @Nullable EnrichmentEvent result(
      Step step, GeneratedImage image, SplittableRandom random) {
    String id = image.id.toString();
    return switch (step) {
      case IMAGE_EMBEDDING -> embedding(id, EmbeddingSubject.image(), random);
      case THUMBNAILS -> new ThumbnailsRecorded(id, thumbnails(id, image));
      case FINGERPRINT ->
          new FingerprintRecorded(
              id, "phash-dct-64-area", HexFormat.of().toHexDigits(random.nextLong()));
      case TAGS -> tags(image, random);
      case CAPTION_EMBEDDING ->
          image.caption == GeneratedImage.NO_CAPTION
              ? null
              : embedding(
                  id,
                  EmbeddingSubject.caption(Sha256.hex(Vocabulary.caption(image.caption))),
                  random);
      case CAPTION -> caption(id, random);
      case CROP_EMBEDDING -> crop(image, random);
    };
  }

  private static EmbeddingRecorded embedding(
      String id, EmbeddingSubject subject, SplittableRandom random) {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return new EmbeddingRecorded(
        id,
        subject,
        VectorRef.float32(ENCODER, MODEL_VERSION, DIMENSION, HexFormat.of().formatHex(digest)));
  }

  private static List<Thumbnail> thumbnails(String id, GeneratedImage image) {
    double longer = Math.max(image.width, image.height);
    return Arrays.stream(THUMBNAIL_SIZES)
        .mapToObj(
            size ->
                new Thumbnail(
                    size,
                    (int) (image.width * size / longer),
                    (int) (image.height * size / longer),
                    "thumbnails/" + id + '/' + size + ".jpg"))
        .toList();
  }

  private static TagsSuggested tags(GeneratedImage image, SplittableRandom random) {
    String id = image.id.toString();
    Map<Short, Double> scores = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      short tag = Vocabulary.rareTag(random);
      if (!image.has(tag)) {
        scores.put(tag, (20 + random.nextInt(75)) / 100.0);
      }
    }
    for (short tag : scores.keySet()) {
      image.suggested = GeneratedImage.with(image.suggested, tag);
    }
    return new TagsSuggested(
        id,
        scores.entrySet().stream()
            .map(
                entry ->
                    new TagSuggestion(
                        suggestionId(id, entry.getKey()),
                        Vocabulary.TAGS.get(entry.getKey()),
                        entry.getValue()))
            .sorted(
                Comparator.comparingDouble(TagSuggestion::score)
                    .reversed()
                    .thenComparing(TagSuggestion::tag))
            .toList(),
        TAGGER,
        MODEL_VERSION);
  }

  /** The id of the suggestion of one tag. */
  static String suggestionId(String imageId, short tag) {
    return Identities.suggestion(imageId, "TAG", TAGGER, MODEL_VERSION, Vocabulary.TAGS.get(tag));
  }

  private static CaptionSuggested caption(String id, SplittableRandom random) {
    String text = Vocabulary.caption(random.nextInt(1, Integer.MAX_VALUE));
    return new CaptionSuggested(
        id,
        Identities.suggestion(id, "CAPTION", CAPTIONER, MODEL_VERSION, text),
        text,
        (20 + random.nextInt(75)) / 100.0,
        CAPTIONER,
        MODEL_VERSION);
  }

  private static @Nullable EmbeddingRecorded crop(GeneratedImage image, SplittableRandom random) {
    if (image.crops.isEmpty()) {
      return null;
    }
    GeneratedImage.Crop crop = image.crops.getLast();
    return embedding(
        image.id.toString(), EmbeddingSubject.crop(crop.id.toString(), crop.box), random);
  }
}
