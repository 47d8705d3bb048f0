package io.framelog.log;

import io.framelog.dataset.events.DatasetDefined;
import io.framelog.dataset.events.ImagesReinstated;
import io.framelog.dataset.events.ImagesRetracted;
import io.framelog.dataset.events.SelectionChanged;
import io.framelog.dataset.events.SnapshotReleased;
import io.framelog.dataset.events.SnapshotSealed;
import io.framelog.dataset.events.SnapshotTaken;
import io.framelog.editor.events.EditorErased;
import io.framelog.editor.events.EditorErasureRequested;
import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.CropState;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.ErasedItem;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.SuggestionKind;
import io.framelog.image.TagSuggestion;
import io.framelog.image.Thumbnail;
import io.framelog.image.VectorRef;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageErased;
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
import io.framelog.selection.FrozenTerm;
import io.framelog.selection.SelectionSpec;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One fixed instance of every event, and of every shape that its optional parts give it. */
final class EventSamples {
  private static final String IMAGE = "2ed6657d-e927-568b-95e1-2665a8aea6a2";
  private static final String CROP = "11111111-1111-5111-8111-111111111111";
  private static final String SUGGESTION = "22222222-2222-5222-8222-222222222222";
  private static final String DATASET = "33333333-3333-5333-8333-333333333333";
  private static final String SNAPSHOT = "44444444-4444-5444-8444-444444444444";
  private static final String SHA =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final Box BOX = new Box(0.1, 0.0, 0.5, 1.0);
  private static final Box TINY = new Box(4.9E-324, 0.25, 1.0E-4, 0.3333333333333333);

  private EventSamples() {}

  /** The samples; a shape beside the plain one has a word of its own in the golden file's name. */
  static Stream<EventSample> all() {
    return Stream.of(
        of(registered("A \"cat\" \\ \uD83D\uDC31\n\tcafe\u0301", "https://example.com/a.jpg")),
        of(
            "bare",
            new ImageRegistered(
                IMAGE,
                "images/" + IMAGE + ".png",
                SHA,
                "image/png",
                68,
                1,
                1,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Origin.HUMAN)),
        of(new TagsEdited(IMAGE, List.of("car", "\u00E9t\u00E9"), List.of("draft"), Origin.HUMAN)),
        of(
            "model",
            new TagsEdited(IMAGE, List.of("car"), List.of(), Origin.model("tagger", "2.1"))),
        of(new ActorsEdited(IMAGE, List.of("ann"), List.of("bob"))),
        of(new CaptionChanged(IMAGE, "a cat", Origin.model("captioner", "1"))),
        of("cleared", new CaptionChanged(IMAGE, "", Origin.HUMAN)),
        of(new MetadataEdited(IMAGE, metadata(), List.of("draft", "old"))),
        of(new CropAdded(IMAGE, CROP, BOX, "cat")),
        of("unlabelled", new CropAdded(IMAGE, CROP, TINY, null)),
        of(new CropAdjusted(IMAGE, CROP, new CropState(BOX, "cat"), new CropState(TINY, null))),
        of(new CropRemoved(IMAGE, CROP)),
        of(new ImageRemoved(IMAGE, "asked by the artist")),
        of("unexplained", new ImageRemoved(IMAGE, null)),
        of(new ImageRestored(IMAGE)),
        of(new ImageReviewed(IMAGE, ReviewState.NEEDS_WORK, "the tail is cut")),
        of("unexplained", new ImageReviewed(IMAGE, ReviewState.APPROVED, null)),
        of(
            new SuggestionAccepted(
                IMAGE, SUGGESTION, SuggestionKind.TAG, "cat", "tagger", "2.1", false)),
        of(
            "automatic",
            new SuggestionAccepted(
                IMAGE, SUGGESTION, SuggestionKind.CAPTION, "a cat", "captioner", "1", true)),
        of(new SuggestionRejected(IMAGE, SUGGESTION, SuggestionKind.TAG, "cat", "tagger", "2.1")),
        of(embedding(EmbeddingSubject.image())),
        of("crop", embedding(EmbeddingSubject.crop(CROP, BOX))),
        of("caption", embedding(EmbeddingSubject.caption(SHA))),
        of(
            new ThumbnailsRecorded(
                IMAGE,
                List.of(
                    new Thumbnail(256, 256, 128, "thumbnails/" + IMAGE + "/256.jpg"),
                    new Thumbnail(512, 400, 200, "thumbnails/" + IMAGE + "/512.jpg")))),
        of(new FingerprintRecorded(IMAGE, "phash", "0123456789abcdef")),
        of(new CaptionSuggested(IMAGE, SUGGESTION, "a cat", 0.875, "captioner", "1")),
        of(
            new TagsSuggested(
                IMAGE, List.of(new TagSuggestion(SUGGESTION, "cat", 1.0)), "tagger", "2.1")),
        of("none", new TagsSuggested(IMAGE, List.of(), "tagger", "2.1")),
        of(new EnrichmentAbandoned(IMAGE, EnrichmentKind.TAGS, null, "no memory", 5)),
        of(
            "crop",
            new EnrichmentAbandoned(IMAGE, EnrichmentKind.CROP_EMBEDDING, CROP, "no memory", 5)),
        of(
            new EnrichmentRequested(
                IMAGE,
                List.of(
                    EnrichmentKind.THUMBNAILS,
                    EnrichmentKind.FINGERPRINT,
                    EnrichmentKind.EMBEDDING,
                    EnrichmentKind.CAPTION_EMBEDDING,
                    EnrichmentKind.CROP_EMBEDDING,
                    EnrichmentKind.TAGS,
                    EnrichmentKind.CAPTION))),
        of(new DatasetDefined(DATASET, "cars", SelectionSpec.ofText("tag:car AND width>=512"))),
        of("ids", new DatasetDefined(DATASET, "cars", SelectionSpec.ofIds(List.of(IMAGE)))),
        of(new SelectionChanged(DATASET, SelectionSpec.ofText("tag:bus"))),
        of(
            new SnapshotTaken(
                DATASET, SNAPSHOT, "first", 9_007_199_254_740_993L, SelectionSpec.ofText(""), 1)),
        of(
            "unnamed",
            new SnapshotTaken(DATASET, SNAPSHOT, null, 1, SelectionSpec.ofIds(List.of(IMAGE)), 1)),
        of(
            "frozen",
            new SnapshotTaken(
                DATASET,
                SNAPSHOT,
                null,
                2,
                SelectionSpec.ofText("tag:car AND similar-to:\"a red car\" >= 0.25")
                    .frozen(
                        List.of(new FrozenTerm("similar-to:\"a red car\">=0.25", List.of(IMAGE)))),
                1)),
        of(new SnapshotSealed(DATASET, SNAPSHOT, 1_000_000, SHA)),
        of(new ImageErased(IMAGE, "request 7", List.of(new ErasedItem(DATASET, SNAPSHOT, SHA)))),
        of("unexplained", new ImageErased(IMAGE, null, List.of())),
        of(new EditorErasureRequested(SNAPSHOT, "erased-" + CROP, "request 8")),
        of("unexplained", new EditorErasureRequested(SNAPSHOT, "erased-" + CROP, null)),
        of(new EditorErased(SNAPSHOT, "erased-" + CROP, 1_000_000)),
        of(new SnapshotReleased(DATASET, SNAPSHOT, "v1.0+coco")),
        of(new ImagesRetracted(DATASET, List.of(IMAGE), "asked by the artist")),
        of(new ImagesReinstated(DATASET, List.of(IMAGE), "the wrong one")));
  }

  private static EventSample of(Object event) {
    return new EventSample("", event);
  }

  private static EventSample of(String shape, Object event) {
    return new EventSample(shape, event);
  }

  private static ImageRegistered registered(String caption, String sourceUrl) {
    return new ImageRegistered(
        IMAGE,
        "images/" + IMAGE + ".jpg",
        SHA,
        "image/jpeg",
        5_000_000_000L,
        6_000,
        4_000,
        sourceUrl,
        caption,
        List.of("cat", "sofa"),
        List.of("ann"),
        metadata(),
        List.of(new Crop(CROP, BOX, "cat"), new Crop(SNAPSHOT, TINY, null)),
        Origin.IMPORT);
  }

  private static EmbeddingRecorded embedding(EmbeddingSubject subject) {
    return new EmbeddingRecorded(IMAGE, subject, VectorRef.float32("photo-minilm", "1", 384, SHA));
  }

  /** Every JSON type, and numbers at the ends of what the log takes. */
  private static Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("big", 1.0E300);
    metadata.put("deep", Map.of("list", Arrays.asList(1, null, true, "\u0007", List.of())));
    metadata.put("least", Long.MIN_VALUE);
    metadata.put("seed", new BigInteger("18446744073709551615"));
    metadata.put("whole", 1.0);
    return metadata;
  }
}
