package io.framelog.command.image;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.framelog.command.annotation.Annotations;
import io.framelog.command.text.FreeText;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.TagSuggestion;
import io.framelog.image.commands.AbandonEnrichment;
import io.framelog.image.commands.RecordEmbedding;
import io.framelog.image.commands.RecordFingerprint;
import io.framelog.image.commands.RecordThumbnails;
import io.framelog.image.commands.RequestEnrichment;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.commands.SuggestTags;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import io.framelog.log.Decision;
import io.framelog.log.MetadataKeys;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * An image as machines deal with it: its state, and the commands of enrichment. {@link Image} adds
 * what people do.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
abstract class EnrichedImage {
  @AggregateIdentifier String imageId;
  String sha256;
  int width;
  int height;

  /** The count of annotation events: 0 only before the image is registered. */
  long version;

  Annotations annotations = new Annotations();
  Suggestions suggestions = new Suggestions();
  Reviews reviews = new Reviews();
  private Enrichment enrichment = new Enrichment();

  @SuppressWarnings("NullAway.Init") // Axon makes an empty image; its first event fills it
  EnrichedImage() {}

  @CommandHandler
  Decision handle(RecordEmbedding command) {
    ModelMustBeNamed.check(command.model(), command.modelVersion());
    VectorMustBeDescribed.check(command.dimension(), command.sha256());
    EmbeddingSubject subject = SubjectMustBeComplete.checked(command.subject());
    if (!annotations.hold(subject)) { // it changed while the model was at work
      return decision();
    }
    return record(
        new EmbeddingRecorded(
            imageId,
            subject,
            command.model(),
            command.modelVersion(),
            command.dimension(),
            command.sha256()));
  }

  @CommandHandler
  Decision handle(RecordThumbnails command) {
    return record(
        new ThumbnailsRecorded(imageId, ThumbnailsMustBeDescribed.checked(command.thumbnails())));
  }

  @CommandHandler
  Decision handle(RecordFingerprint command) {
    FingerprintMustBe64Bits.check(command.algorithm(), command.value());
    return record(new FingerprintRecorded(imageId, command.algorithm(), command.value()));
  }

  @CommandHandler
  Decision handle(SuggestCaption command, ImagePolicies policies) {
    CaptionSuggested proposal = CaptionProposal.decide(command);
    if (suggestions.wereRejected(proposal.suggestionId())) {
      // Not silence: readers wait for the step to end.
      return record(
          new EnrichmentAbandoned(
              imageId, EnrichmentKind.CAPTION, null, CaptionProposal.REJECTED, 1));
    }
    return record(
        proposal,
        Acceptance.byPolicy(proposal, policies.autoAcceptCaption(), annotations, suggestions));
  }

  @CommandHandler
  Decision handle(SuggestTags command, ImagePolicies policies) {
    List<TagSuggestion> tags = TagProposals.decide(command, annotations.tags(), suggestions);
    TagsSuggested proposal =
        new TagsSuggested(imageId, tags, command.model(), command.modelVersion());
    return record(
        proposal,
        Acceptance.byPolicy(proposal, policies.autoAcceptTags(), annotations, suggestions));
  }

  @CommandHandler
  Decision handle(AbandonEnrichment command) {
    AbandonedStepMustBeNamed.check(command);
    String cropId = command.cropId();
    if (cropId != null && annotations.crops().find(cropId) == null) {
      return decision();
    }
    // a machine's words are cut, not refused: else the step would stay open for ever
    String reason = FreeText.plainPart(command.reason(), ReasonMustBeShortText.LIMIT);
    return record(
        new EnrichmentAbandoned(imageId, command.kind(), cropId, reason, command.attempts()));
  }

  @CommandHandler
  Decision handle(RequestEnrichment command) {
    List<EnrichmentKind> kinds = command.kinds().stream().distinct().sorted().toList();
    return kinds.isEmpty() ? decision() : record(new EnrichmentRequested(imageId, kinds));
  }

  @EventSourcingHandler
  void on(ImageRegistered event, @MetaDataValue(MetadataKeys.ACTOR) @Nullable String actor) {
    imageId = event.imageId();
    sha256 = event.sha256();
    width = event.width();
    height = event.height();
    on((AnnotationEvent) event, actor);
  }

  @EventSourcingHandler
  void on(AnnotationEvent event, @MetaDataValue(MetadataKeys.ACTOR) @Nullable String actor) {
    version++;
    annotations.on(event);
    suggestions.on(event);
    reviews.on(event, actor);
    enrichment.on(event);
  }

  @EventSourcingHandler
  void on(EnrichmentEvent event) {
    suggestions.on(event, annotations);
    enrichment.on(event);
  }

  private Decision record(EnrichmentEvent event) {
    return record(event, List.of());
  }

  /**
   * Machines' results about a removed image come too late, and the same again says nothing: then
   * nothing follows from it either.
   */
  private Decision record(EnrichmentEvent event, List<AnnotationEvent> consequences) {
    if (!annotations.areRemoved() && !enrichment.saysAlready(event)) {
      apply(event);
      consequences.forEach(AggregateLifecycle::apply);
    }
    return decision();
  }

  final Decision decision() {
    return Decision.of(imageId, version);
  }
}
