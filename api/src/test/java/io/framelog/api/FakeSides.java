package io.framelog.api;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.CheckpointPage;
import io.framelog.audit.ConsistencyProof;
import io.framelog.audit.FindCheckpoint;
import io.framelog.audit.FindConsistencyProof;
import io.framelog.audit.FindInclusionProof;
import io.framelog.audit.InclusionProof;
import io.framelog.audit.ListCheckpoints;
import io.framelog.dataset.commands.DatasetCommand;
import io.framelog.dataset.queries.DatasetList;
import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.FindDataset;
import io.framelog.dataset.queries.FindRetractions;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.ListDatasets;
import io.framelog.dataset.queries.RetractionPage;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.delivery.DeliveryPage;
import io.framelog.delivery.FindDeliveries;
import io.framelog.duplicate.DuplicateGroupMembers;
import io.framelog.duplicate.DuplicateGroups;
import io.framelog.duplicate.DuplicatesOfImage;
import io.framelog.duplicate.FindDuplicateGroup;
import io.framelog.duplicate.FindDuplicatesOf;
import io.framelog.duplicate.ListDuplicateGroups;
import io.framelog.duplicate.ResolveDuplicates;
import io.framelog.edit.EditImages;
import io.framelog.edit.EditPreview;
import io.framelog.edit.PreviewEdits;
import io.framelog.edit.PreviewRevert;
import io.framelog.edit.RevertEdits;
import io.framelog.editor.commands.EraseEditor;
import io.framelog.editor.queries.EditorErasureView;
import io.framelog.editor.queries.FindEditorErasure;
import io.framelog.erasure.ErasureView;
import io.framelog.erasure.FindErasure;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.queries.BatchGetImages;
import io.framelog.image.queries.Facets;
import io.framelog.image.queries.FindFacets;
import io.framelog.image.queries.FindImage;
import io.framelog.image.queries.FindImageHistory;
import io.framelog.image.queries.FindSelectionChanges;
import io.framelog.image.queries.FindStatistics;
import io.framelog.image.queries.HistoryPage;
import io.framelog.image.queries.ImageAnswer;
import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImagePage;
import io.framelog.image.queries.ListImages;
import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SelectionChanges;
import io.framelog.image.queries.Statistics;
import io.framelog.imports.FetchImage;
import io.framelog.imports.StartImport;
import io.framelog.job.CancelJob;
import io.framelog.job.FindJob;
import io.framelog.job.FindJobErrors;
import io.framelog.job.JobErrors;
import io.framelog.job.JobList;
import io.framelog.job.JobView;
import io.framelog.job.ListJobs;
import io.framelog.log.CommandOutcome;
import io.framelog.projection.DeadLetterPage;
import io.framelog.projection.ListDeadLetters;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;

/** The command side and the query side as the tests want them, behind Axon's real buses. */
final class FakeSides {
  static final String JOB = "00000000-0000-5000-8000-00000000000b";

  private static final Map<String, String> NAMED =
      Map.of(
          "cropId", "00000000-0000-4000-8000-00000000000c",
          "jobId", JOB,
          "snapshotId", "00000000-0000-5000-8000-00000000005a");

  private final List<CommandMessage<?>> commands = new CopyOnWriteArrayList<>();
  private final List<Object> queries = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Function<Object, Object>> answers = new ConcurrentHashMap<>();
  private final SimpleCommandBus commandBus = SimpleCommandBus.builder().build();
  private final SimpleQueryBus queryBus = SimpleQueryBus.builder().build();
  private volatile Function<CommandMessage<?>, Object> decision = FakeSides::changed;

  FakeSides() {
    Stream.of(
            ImageCommand.class,
            DatasetCommand.class,
            EditImages.class,
            RevertEdits.class,
            StartImport.class,
            FetchImage.class,
            CancelJob.class,
            EraseEditor.class)
        .flatMap(FakeSides::concrete)
        .forEach(type -> commandBus.subscribe(type.getName(), this::decide));
    commandBus.subscribe(ResolveDuplicates.class.getName(), this::decide);
    subscribe(ListDuplicateGroups.class, DuplicateGroups.class);
    subscribe(FindDuplicateGroup.class, DuplicateGroupMembers.class);
    subscribe(FindDuplicatesOf.class, DuplicatesOfImage.class);
    subscribe(FindImage.class, ImageAnswer.class);
    subscribe(BatchGetImages.class, ImageBatch.class);
    subscribe(FindImageHistory.class, HistoryPage.class);
    subscribe(SearchImages.class, SearchAnswer.class);
    subscribe(ListImages.class, ImagePage.class);
    subscribe(FindFacets.class, Facets.class);
    subscribe(FindSelectionChanges.class, SelectionChanges.class);
    subscribe(FindStatistics.class, Statistics.class);
    subscribe(FindCheckpoint.class, Checkpoint.class);
    subscribe(ListCheckpoints.class, CheckpointPage.class);
    subscribe(FindInclusionProof.class, InclusionProof.class);
    subscribe(FindConsistencyProof.class, ConsistencyProof.class);
    subscribe(ListProjections.class, ProjectionList.class);
    subscribe(ListDeadLetters.class, DeadLetterPage.class);
    subscribe(ListDatasets.class, DatasetList.class);
    subscribe(FindDataset.class, DatasetView.class);
    subscribe(FindSnapshot.class, SnapshotView.class);
    subscribe(FindRetractions.class, RetractionPage.class);
    subscribe(FindSnapshotItems.class, SnapshotItems.class);
    subscribe(FindJob.class, JobView.class);
    subscribe(ListJobs.class, JobList.class);
    subscribe(FindJobErrors.class, JobErrors.class);
    subscribe(PreviewEdits.class, EditPreview.class);
    subscribe(PreviewRevert.class, EditPreview.class);
    subscribe(FindErasure.class, ErasureView.class);
    subscribe(FindEditorErasure.class, EditorErasureView.class);
    subscribe(FindDeliveries.class, DeliveryPage.class);
  }

  CommandGateway commandGateway() {
    return DefaultCommandGateway.builder().commandBus(commandBus).build();
  }

  QueryGateway queryGateway() {
    return DefaultQueryGateway.builder().queryBus(queryBus).build();
  }

  void reset() {
    commands.clear();
    queries.clear();
    answers.clear();
    decision = FakeSides::changed;
  }

  void onCommand(Function<CommandMessage<?>, Object> decide) {
    decision = decide;
  }

  <Q> void onQuery(Class<Q> query, Function<Q, Object> answer) {
    answers.put(query, asked -> answer.apply(query.cast(asked)));
  }

  CommandMessage<?> lastCommand() {
    return commands.getLast();
  }

  List<CommandMessage<?>> commands() {
    return commands;
  }

  List<Object> queries() {
    return queries;
  }

  /** Version 3, position 42, the first event at 41. */
  static CommandOutcome changed(CommandMessage<?> command) {
    return new CommandOutcome(aggregateId(command.getPayload()), 3, 41, 42, NAMED);
  }

  static CommandOutcome unchanged(CommandMessage<?> command) {
    return new CommandOutcome(aggregateId(command.getPayload()), 3, 0, 42, Map.of());
  }

  static String aggregateId(Object command) {
    return switch (command) {
      case ImageCommand image -> image.imageId();
      case DatasetCommand dataset -> dataset.datasetId();
      case EditImages edit -> JOB;
      case RevertEdits revert -> JOB;
      case StartImport start -> JOB;
      case FetchImage fetch -> JOB;
      case CancelJob cancel -> cancel.jobId();
      case ResolveDuplicates group -> group.keptImageId();
      case EraseEditor editor -> "00000000-0000-5000-8000-0000000000ed";
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  private Object decide(CommandMessage<?> command) {
    commands.add(command);
    return decision.apply(command);
  }

  private <R> void subscribe(Class<?> query, Class<R> answer) {
    queryBus.subscribe(
        query.getName(),
        answer,
        message -> {
          queries.add(message.getPayload());
          Function<Object, Object> given = answers.get(query);
          if (given == null) {
            throw new QueryRejected(ErrorCode.NOT_FOUND, "The test has no answer to " + query);
          }
          return answer.cast(given.apply(message.getPayload()));
        });
  }

  private static Stream<Class<?>> concrete(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(FakeSides::concrete)
        : Stream.of(type);
  }
}
