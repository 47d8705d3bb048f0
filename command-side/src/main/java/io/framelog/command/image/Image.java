package io.framelog.command.image;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.framelog.command.text.FreeText;
import io.framelog.identity.Identities;
import io.framelog.image.CropState;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.TagSuggestion;
import io.framelog.image.VectorRef;
import io.framelog.image.commands.AbandonEnrichment;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.AdjustCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.commands.RecordEmbedding;
import io.framelog.image.commands.RecordFingerprint;
import io.framelog.image.commands.RecordThumbnails;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RemoveCrop;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RequestEnrichment;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.commands.SuggestTags;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One image and all that was said about it. Every handler decides in the same order: the version,
 * whether the image is removed, the rules, and then whether anything would change.
 */
@Aggregate(
    commandTargetResolver = "commandTargets",
    cache = "aggregateCache",
    snapshotTriggerDefinition = "aggregateSnapshots",
    snapshotFilter = "currentSnapshots")
@Revision("1")
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
class Image {
  @AggregateIdentifier private String imageId;
  private String sha256;
  private int width;
  private int height;

  /** The count of annotation events: 0 only before the image is registered. */
  private long version;

  private Annotations annotations = new Annotations();
  private Enrichment enrichment = new Enrichment();

  @SuppressWarnings("NullAway.Init") // Axon makes an empty image; its first event fills it
  Image() {}

  /** A new image, within the repository's scope. */
  static Image registered(ImageRegistered event) {
    Image image = new Image();
    apply(event);
    return image;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision handle(RegisterImage command, CommandMessage<?> message) {
    if (version > 0) {
      ContentMustBeTheSame.check(imageId, sha256, command.sha256());
      ImageMustNotBeRemoved.check(imageId, annotations.areRemoved());
      return decision();
    }
    apply(Registration.decide(command, message.getIdentifier()));
    return decision();
  }

  @CommandHandler
  Decision handle(EditTags command) {
    requireEditable(command);
    LabelsEdit edit =
        LabelsEdit.decide(LabelKind.TAG, annotations.tags(), command.add(), command.remove());
    if (edit.changesSomething()) {
      apply(new TagsEdited(imageId, edit.added(), edit.removed(), Origin.HUMAN));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(EditActors command) {
    requireEditable(command);
    LabelsEdit edit =
        LabelsEdit.decide(LabelKind.ACTOR, annotations.actors(), command.add(), command.remove());
    if (edit.changesSomething()) {
      apply(new ActorsEdited(imageId, edit.added(), edit.removed()));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(ChangeCaption command) {
    requireEditable(command);
    CaptionMustFit.check(command.text());
    CaptionMustBePlainText.check(command.text());
    OriginMustBeComplete.check(command.origin());
    if (!command.text().equals(annotations.caption())) {
      apply(new CaptionChanged(imageId, command.text(), command.origin()));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(EditMetadata command) {
    requireEditable(command);
    MetadataEdit edit = MetadataEdit.decide(annotations.metadata(), command.patch());
    if (edit.changesSomething()) {
      apply(new MetadataEdited(imageId, edit.set(), edit.removed()));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(AddCrop command, CommandMessage<?> message) {
    requireEditable(command);
    CropState wanted = CropShape.of(command.box(), command.label(), width, height);
    String cropId = command.cropId();
    if (cropId == null) {
      cropId = Identities.derived(message.getIdentifier(), "crop");
    }
    CropIdMustBeAUuid.check(cropId);
    CropState holder = annotations.crops().find(cropId);
    if (!wanted.equals(holder)) {
      CropIdMustBeFree.check(cropId, holder);
      CropsMustFitOnImage.check(annotations.crops().count() + 1);
      apply(new CropAdded(imageId, cropId, wanted.box(), wanted.label()));
    }
    return new Decision(imageId, version, Map.of("cropId", cropId));
  }

  @CommandHandler
  Decision handle(AdjustCrop command) {
    requireEditable(command);
    String cropId = command.cropId();
    CropState from = CropMustExist.checked(cropId, annotations.crops().find(cropId));
    CropState to = CropShape.of(command.box(), command.label(), width, height);
    if (!to.equals(from)) {
      apply(new CropAdjusted(imageId, cropId, from, to));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(RemoveCrop command) {
    requireEditable(command);
    CropMustExist.checkEver(command.cropId(), annotations.crops());
    if (annotations.crops().find(command.cropId()) != null) {
      apply(new CropRemoved(imageId, command.cropId()));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(RemoveImage command) {
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    if (!annotations.areRemoved()) {
      if (command.reason() != null) {
        ReasonMustBeShortText.check(command.reason());
      }
      apply(new ImageRemoved(imageId, command.reason()));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(RestoreImage command) {
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    if (annotations.areRemoved()) {
      apply(new ImageRestored(imageId));
    }
    return decision();
  }

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
            VectorRef.float32(
                command.model(), command.modelVersion(), command.dimension(), command.sha256())));
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
  Decision handle(SuggestCaption command) {
    return record(CaptionProposal.decide(command));
  }

  @CommandHandler
  Decision handle(SuggestTags command) {
    List<TagSuggestion> tags = TagProposals.decide(command, annotations.tags());
    return record(new TagsSuggested(imageId, tags, command.model(), command.modelVersion()));
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
  void on(ImageRegistered event) {
    imageId = event.imageId();
    sha256 = event.sha256();
    width = event.width();
    height = event.height();
    on((AnnotationEvent) event);
  }

  @EventSourcingHandler
  void on(AnnotationEvent event) {
    version++;
    annotations.on(event);
    enrichment.on(event);
  }

  @EventSourcingHandler
  void on(EnrichmentEvent event) {
    enrichment.on(event);
  }

  private void requireEditable(ImageCommand command) {
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    ImageMustNotBeRemoved.check(imageId, annotations.areRemoved());
  }

  /** Machines' results about a removed image come too late, and the same again says nothing. */
  private Decision record(EnrichmentEvent event) {
    if (!annotations.areRemoved() && !enrichment.saysAlready(event)) {
      apply(event);
    }
    return decision();
  }

  private Decision decision() {
    return Decision.of(imageId, version);
  }
}
