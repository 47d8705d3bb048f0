package io.framelog.bench.read;

import io.framelog.image.TagScore;
import io.framelog.image.commands.AcceptSuggestion;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.AdjustCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.RecordEmbedding;
import io.framelog.image.commands.RecordFingerprint;
import io.framelog.image.commands.RecordThumbnails;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RejectSuggestion;
import io.framelog.image.commands.RemoveCrop;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.commands.ReviewImage;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.commands.SuggestTags;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command that makes a generated event, on the version that the image has before it. */
final class CommandOf {
  private CommandOf() {}

  static Object event(ImageEvent event, long version) {
    String id = event.imageId();
    return switch (event) {
      case ImageRegistered e ->
          new RegisterImage(
              id,
              e.objectKey(),
              e.sha256(),
              e.mediaType(),
              e.bytes(),
              e.width(),
              e.height(),
              e.sourceUrl(),
              e.caption(),
              e.tags(),
              e.actors(),
              e.metadata(),
              List.of(),
              e.origin());
      case TagsEdited e -> new EditTags(id, e.added(), e.removed(), version);
      case ActorsEdited e -> new EditActors(id, e.added(), e.removed(), version);
      case CaptionChanged e -> new ChangeCaption(id, e.text(), e.origin(), version);
      case MetadataEdited e -> new EditMetadata(id, patch(e), version);
      case CropAdded e -> new AddCrop(id, e.box(), e.label(), null, version);
      case CropAdjusted e -> new AdjustCrop(id, e.cropId(), e.to().box(), e.to().label(), version);
      case CropRemoved e -> new RemoveCrop(id, e.cropId(), version);
      case ImageRemoved e -> new RemoveImage(id, e.reason(), version);
      case ImageRestored e -> new RestoreImage(id, version);
      case ImageReviewed e -> new ReviewImage(id, e.state(), e.note(), version);
      case SuggestionAccepted e -> new AcceptSuggestion(id, e.suggestionId(), version);
      case SuggestionRejected e -> new RejectSuggestion(id, e.suggestionId(), version);
      case ThumbnailsRecorded e -> new RecordThumbnails(id, e.thumbnails());
      case FingerprintRecorded e -> new RecordFingerprint(id, e.algorithm(), e.value());
      case EmbeddingRecorded e ->
          new RecordEmbedding(
              id,
              e.subject(),
              e.vector().model(),
              e.vector().modelVersion(),
              e.vector().dimension(),
              e.vector().sha256());
      case TagsSuggested e ->
          new SuggestTags(
              id,
              e.tags().stream().map(tag -> new TagScore(tag.tag(), tag.score())).toList(),
              e.model(),
              e.modelVersion());
      case CaptionSuggested e ->
          new SuggestCaption(id, e.text(), e.score(), e.model(), e.modelVersion());
      case EnrichmentAbandoned e -> throw notGenerated(e);
      case EnrichmentRequested e -> throw notGenerated(e);
      case ImageErased e -> throw notGenerated(e);
    };
  }

  private static Map<String, @Nullable Object> patch(MetadataEdited event) {
    Map<String, @Nullable Object> patch = new HashMap<>(event.set());
    event.removed().forEach(key -> patch.put(key, null));
    return patch;
  }

  private static IllegalArgumentException notGenerated(ImageEvent event) {
    return new IllegalArgumentException("not generated: " + event);
  }
}
