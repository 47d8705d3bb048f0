package io.framelog.command.image;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.framelog.command.annotation.Annotations;
import io.framelog.command.annotation.Compensation;
import io.framelog.command.annotation.EditRevert;
import io.framelog.command.annotation.ImageHistory;
import io.framelog.command.annotation.LoggedEdit;
import io.framelog.command.image.Suggestion.State;
import io.framelog.command.version.VersionMustBeCurrent;
import io.framelog.identity.Identities;
import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.commands.AcceptSuggestion;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.AdjustCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.EditImage;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RejectSuggestion;
import io.framelog.image.commands.RemoveCrop;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.commands.RevertEditsOfImage;
import io.framelog.image.commands.RevertImage;
import io.framelog.image.commands.ReviewImage;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.Decision;
import io.framelog.log.MetadataKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One image and all that was said about it. Every handler decides in the same order: whether the
 * image is erased, the version, whether it is removed, the rules, and then whether anything would
 * change.
 */
@Aggregate(
    commandTargetResolver = "commandTargets",
    cache = "aggregateCache",
    snapshotTriggerDefinition = "aggregateSnapshots",
    snapshotFilter = "currentSnapshots")
@Revision("2")
class Image extends EnrichedImage {
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
      ImageMustNotBeErased.check(imageId, annotations.areErased());
      ImageMustNotBeRemoved.check(imageId, annotations.areRemoved());
      return decision();
    }
    apply(Registration.decide(command, message.getIdentifier()));
    return decision();
  }

  @CommandHandler
  Decision handle(EditImage command, CommandMessage<?> message, ImagePolicies policies) {
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    EachEdit.decide(this, command, message, policies);
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
    ImageMustNotBeErased.check(imageId, annotations.areErased());
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
    ImageMustNotBeErased.check(imageId, annotations.areErased());
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    if (annotations.areRemoved()) {
      apply(new ImageRestored(imageId));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(
      ReviewImage command,
      @MetaDataValue(MetadataKeys.ACTOR) @Nullable String reviewer,
      ImagePolicies policies) {
    requireEditable(command);
    String note = ReviewNoteMustBeShortText.checked(command.note());
    if (!reviews.say(command.state(), note)) {
      ReviewerMustNotBeLastEditor.check(reviewer, reviews.lastEditor(), policies);
      apply(new ImageReviewed(imageId, command.state(), note));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(AcceptSuggestion command) {
    requireEditable(command);
    String id = command.suggestionId();
    Suggestion suggestion = SuggestionMustExist.checked(id, suggestions.find(id));
    SuggestionMustNotBeRejected.check(suggestion);
    if (!suggestion.holds(annotations)) {
      SuggestionMustBeOpen.check(suggestion);
      applyAll(Acceptance.byPerson(imageId, id, suggestion, annotations));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(RejectSuggestion command) {
    requireEditable(command);
    String id = command.suggestionId();
    Suggestion suggestion = SuggestionMustExist.checked(id, suggestions.find(id));
    if (suggestion.state() != State.REJECTED) {
      SuggestionMustNotBeAccepted.check(suggestion);
      SuggestionMustBeOpen.check(suggestion);
      apply(suggestion.rejected(imageId, id));
    }
    return decision();
  }

  @CommandHandler
  Decision handle(RevertImage command, ImageHistory history) {
    requireEditable(command);
    VersionMustBeReached.check(command.toVersion(), version);
    Annotations then = Annotations.of(history.upTo(imageId, command.toVersion()));
    VersionMustNotBeRemoved.check(command.toVersion(), then);
    applyAll(Compensation.between(imageId, annotations, then));
    return decision();
  }

  @CommandHandler
  Decision handle(RevertEditsOfImage command, ImageHistory history) {
    ImageMustNotBeErased.check(imageId, annotations.areErased());
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    List<LoggedEdit> edits = history.editsUpTo(imageId, version);
    Set<Long> named = new HashSet<>(command.positions());
    EditMustBeOfImage.check(named, edits);
    EditRevert revert = EditRevert.plan(edits, named);
    ImageMustNotBeRemoved.check(imageId, revert.isBarredByRemoval());
    AnnotationsMustFitOnImage.check(revert);
    applyAll(revert.compensations());
    return new Decision(imageId, version, revert.ids());
  }

  private void requireEditable(ImageCommand command) {
    ImageMustNotBeErased.check(imageId, annotations.areErased());
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    ImageMustNotBeRemoved.check(imageId, annotations.areRemoved());
  }

  private static void applyAll(List<AnnotationEvent> events) {
    events.forEach(AggregateLifecycle::apply);
  }
}
