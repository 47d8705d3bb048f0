package io.framelog.enrichment.task;

import io.framelog.enrichment.model.CaptionSuggester;
import io.framelog.enrichment.model.ScoredCaption;
import io.framelog.enrichment.model.TagSuggester;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.commands.EnrichmentCommand;
import io.framelog.image.commands.RecordEmbedding;
import io.framelog.image.commands.RecordFingerprint;
import io.framelog.image.commands.RecordThumbnails;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.commands.SuggestTags;
import io.framelog.model.DualEncoder;
import io.framelog.model.VectorBytes;
import io.framelog.model.VectorKey;
import io.framelog.model.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Does each step and gives the commands that report it. Whatever they speak of is stored by then.
 */
@Component
class Steps {
  private final DualEncoder encoder;
  private final TagSuggester tags;
  private final CaptionSuggester captions;
  private final VectorStore vectors;
  private final Thumbnailer thumbnailer;

  Steps(
      DualEncoder encoder,
      TagSuggester tags,
      CaptionSuggester captions,
      VectorStore vectors,
      Thumbnailer thumbnailer) {
    this.encoder = encoder;
    this.tags = tags;
    this.captions = captions;
    this.vectors = vectors;
    this.thumbnailer = thumbnailer;
  }

  List<EnrichmentCommand> run(Task task, ImageWork image) {
    return switch (task.step()) {
      case THUMBNAILS -> List.of(thumbnails(image));
      case FINGERPRINT ->
          List.of(
              new RecordFingerprint(
                  image.imageId(), PerceptualHash.ALGORITHM, PerceptualHash.of(image.pixels())));
      case EMBEDDING -> List.of(embedding(image, EmbeddingSubject.image(), image.vector()));
      case CROP_EMBEDDING -> crops(task, image);
      case CAPTION_EMBEDDING -> caption(task, image);
      case TAGS ->
          List.of(
              new SuggestTags(
                  image.imageId(), tags.suggest(image.vector()), tags.model(), tags.version()));
      case CAPTION -> List.of(suggestion(image));
    };
  }

  private RecordThumbnails thumbnails(ImageWork image) {
    return new RecordThumbnails(image.imageId(), thumbnailer.make(image.imageId(), image.pixels()));
  }

  private SuggestCaption suggestion(ImageWork image) {
    ScoredCaption best = captions.suggest(image.vector());
    if (best.isNone()) {
      throw new RejectedException(
          ErrorCode.CAPTION_INVALID, "the model has no caption for this picture");
    }
    return new SuggestCaption(
        image.imageId(), best.text(), best.score(), captions.model(), captions.version());
  }

  /** One crop, or all that there are now when the step was asked for by kind alone. */
  private List<EnrichmentCommand> crops(Task task, ImageWork image) {
    Map<String, Box> boxes =
        task.box() == null ? image.facts().crops() : Map.of(task.cropId(), task.box());
    List<Map.Entry<String, Box>> crops = List.copyOf(boxes.entrySet());
    List<float[]> found =
        encoder.encodeImages(crops.stream().map(crop -> image.cut(crop.getValue())).toList());
    List<EnrichmentCommand> commands = new ArrayList<>();
    for (int i = 0; i < crops.size(); i++) {
      Map.Entry<String, Box> crop = crops.get(i);
      EmbeddingSubject subject = EmbeddingSubject.crop(crop.getKey(), crop.getValue());
      commands.add(embedding(image, subject, found.get(i)));
    }
    return commands;
  }

  private List<EnrichmentCommand> caption(Task task, ImageWork image) {
    String text = task.caption() == null ? image.facts().caption() : task.caption();
    if (text.isEmpty()) {
      return List.of();
    }
    float[] vector = encoder.encodeTexts(List.of(text)).getFirst();
    return List.of(embedding(image, EmbeddingSubject.caption(Sha256.hex(text)), vector));
  }

  /**
   * The vector is stored before the command: an event never speaks of a vector that is not there.
   */
  private RecordEmbedding embedding(ImageWork image, EmbeddingSubject subject, float[] vector) {
    String sha256 = VectorBytes.sha256(vector);
    VectorKey key =
        VectorKey.of(image.imageId(), subject, encoder.model(), encoder.version(), sha256);
    vectors.put(Map.of(key, vector));
    return new RecordEmbedding(
        image.imageId(), subject, encoder.model(), encoder.version(), vector.length, sha256);
  }
}
