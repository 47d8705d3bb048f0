package io.framelog.command.dataset;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.framelog.command.selection.Selections;
import io.framelog.command.selection.SimilarityMustBeFrozen;
import io.framelog.command.version.VersionMustBeCurrent;
import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.ReinstateImages;
import io.framelog.dataset.commands.ReleaseSnapshot;
import io.framelog.dataset.commands.RetractImages;
import io.framelog.dataset.commands.SealSnapshot;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.dataset.events.DatasetDefined;
import io.framelog.dataset.events.DatasetEdit;
import io.framelog.dataset.events.ImagesReinstated;
import io.framelog.dataset.events.ImagesRetracted;
import io.framelog.dataset.events.SelectionChanged;
import io.framelog.dataset.events.SnapshotReleased;
import io.framelog.dataset.events.SnapshotSealed;
import io.framelog.dataset.events.SnapshotTaken;
import io.framelog.identity.Identities;
import io.framelog.log.Decision;
import io.framelog.log.LogReader;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A named selection of images, and the snapshots that were taken of it. */
@Aggregate(
    commandTargetResolver = "commandTargets",
    cache = "aggregateCache",
    snapshotTriggerDefinition = "aggregateSnapshots",
    snapshotFilter = "currentSnapshots")
@Revision("2")
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
class Dataset {
  /** The form of the snapshot items that digests are over. */
  private static final int CANONICAL_VERSION = 1;

  @AggregateIdentifier private String datasetId;
  private String name;

  /** Null only before the dataset is defined. */
  private @Nullable SelectionSpec selection;

  private SortedSet<String> snapshots = new TreeSet<>();
  private SortedMap<String, Seal> seals = new TreeMap<>();

  /** The snapshot that each tag names. */
  private SortedMap<String, String> releases = new TreeMap<>();

  private SortedSet<String> retracted = new TreeSet<>();

  /** The count of what people did. */
  private long version;

  @SuppressWarnings("NullAway.Init") // Axon makes an empty dataset; its first event fills it
  Dataset() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision handle(DefineDataset command) {
    DatasetNameMustBeAllowed.check(command.name());
    DatasetIdMustComeFromName.check(command.datasetId(), command.name());
    SelectionSpec wanted = Selections.normalised(command.selection());
    if (selection == null) {
      apply(new DatasetDefined(command.datasetId(), command.name(), wanted));
    } else {
      DatasetMustKeepItsDefinition.check(name, selection, wanted);
    }
    return decision(Map.of());
  }

  @CommandHandler
  Decision handle(ChangeSelection command) {
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    SelectionSpec wanted = Selections.normalised(command.selection());
    if (!wanted.equals(selection)) {
      apply(new SelectionChanged(datasetId, wanted));
    }
    return decision(Map.of());
  }

  @CommandHandler
  Decision handle(TakeSnapshot command, CommandMessage<?> message, LogReader log) {
    String snapshotId = Identities.derived(message.getIdentifier(), "snapshot");
    if (!snapshots.contains(snapshotId)) {
      VersionMustBeCurrent.check(command.expectedVersion(), version);
      if (command.name() != null) {
        SnapshotNameMustBeShortText.check(command.name());
      }
      long head = log.head().position();
      long position = command.position() == null ? head : command.position();
      PositionMustBeInLog.check(position);
      PositionMustBeReached.check(position, head);
      SelectionSpec selected = SimilarityMustBeFrozen.check(current(), command.frozenTerms());
      apply(
          new SnapshotTaken(
              datasetId, snapshotId, command.name(), position, selected, CANONICAL_VERSION));
    }
    return decision(Map.of("snapshotId", snapshotId));
  }

  @CommandHandler
  Decision handle(SealSnapshot command) {
    Seal offered = new Seal(command.count(), command.root());
    SnapshotMustExist.check(command.snapshotId(), snapshots.contains(command.snapshotId()));
    Seal present = seals.get(command.snapshotId());
    if (present == null) {
      SealMustBeComplete.check(offered);
      apply(new SnapshotSealed(datasetId, command.snapshotId(), offered.count(), offered.root()));
    } else {
      SealMustNotChange.check(command.snapshotId(), present, offered);
    }
    return decision(Map.of());
  }

  @CommandHandler
  Decision handle(ReleaseSnapshot command) {
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    ReleaseTagMustBeAllowed.check(command.tag());
    SnapshotMustExist.check(command.snapshotId(), snapshots.contains(command.snapshotId()));
    SnapshotMustBeSealed.check(command.snapshotId(), seals.containsKey(command.snapshotId()));
    String named = releases.get(command.tag());
    ReleaseTagMustBeFree.check(command.tag(), named, command.snapshotId());
    if (named == null) {
      apply(new SnapshotReleased(datasetId, command.snapshotId(), command.tag()));
    }
    return decision(Map.of());
  }

  @CommandHandler
  Decision handle(RetractImages command) {
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    RetractionMustHaveAReason.check(command.reason());
    SortedSet<String> images = named(command.imageIds());
    images.removeAll(retracted);
    if (!images.isEmpty()) {
      apply(new ImagesRetracted(datasetId, List.copyOf(images), command.reason()));
    }
    return decision(Map.of());
  }

  @CommandHandler
  Decision handle(ReinstateImages command) {
    VersionMustBeCurrent.check(command.expectedVersion(), version);
    RetractionMustHaveAReason.check(command.reason());
    SortedSet<String> images = named(command.imageIds());
    images.retainAll(retracted);
    if (!images.isEmpty()) {
      apply(new ImagesReinstated(datasetId, List.copyOf(images), command.reason()));
    }
    return decision(Map.of());
  }

  private static SortedSet<String> named(List<String> imageIds) {
    NamedImagesMustFit.check(imageIds);
    NamedImagesMustBeUuids.check(imageIds);
    return new TreeSet<>(imageIds);
  }

  @EventSourcingHandler
  void on(DatasetEdit event) {
    version++;
    switch (event) {
      case DatasetDefined defined -> {
        datasetId = defined.datasetId();
        name = defined.name();
        selection = defined.selection();
      }
      case SelectionChanged changed -> selection = changed.selection();
      case SnapshotTaken taken -> snapshots.add(taken.snapshotId());
      case SnapshotReleased released -> releases.put(released.tag(), released.snapshotId());
      case ImagesRetracted gone -> retracted.addAll(gone.imageIds());
      case ImagesReinstated back -> back.imageIds().forEach(retracted::remove);
    }
  }

  @EventSourcingHandler
  void on(SnapshotSealed event) {
    seals.put(event.snapshotId(), new Seal(event.count(), event.root()));
  }

  private SelectionSpec current() {
    if (selection == null) {
      throw new IllegalStateException("dataset " + datasetId + " has no definition");
    }
    return selection;
  }

  private Decision decision(Map<String, String> ids) {
    return new Decision(datasetId, version, ids);
  }
}
