package io.framelog.query.audit;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.CheckpointPage;
import io.framelog.audit.ConsistencyProof;
import io.framelog.audit.FindCheckpoint;
import io.framelog.audit.FindConsistencyProof;
import io.framelog.audit.FindInclusionProof;
import io.framelog.audit.InclusionProof;
import io.framelog.audit.ListCheckpoints;
import io.framelog.audit.SealedTime;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.log.LogHead;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers auditors; waits for the tree outside any transaction. */
@Component
class AuditQueryHandler {
  private static final int MOST = 1_000;

  private final TreeReads tree;
  private final CheckpointTable checkpoints;
  private final ProjectionProgress progress;
  private final LogReader log;
  private final QuerySettings settings;

  AuditQueryHandler(
      TreeReads tree,
      CheckpointTable checkpoints,
      ProjectionProgress progress,
      LogReader log,
      QuerySettings settings) {
    this.tree = tree;
    this.checkpoints = checkpoints;
    this.progress = progress;
    this.log = log;
    this.settings = settings;
  }

  @QueryHandler
  Checkpoint handle(FindCheckpoint query) {
    require(query.size() == null || query.size() >= 0, "A size is 0 or more");
    await(query.size(), query.minPosition());
    TreeReads.SizedRoot root = tree.root(query.size());
    LogHead head = log.head();
    return new Checkpoint(
        root.size(), root.root(), timeOf(root.size()), head.logId(), head.epoch());
  }

  @QueryHandler
  CheckpointPage handle(ListCheckpoints query) {
    if (query.limit() < 1 || query.limit() > MOST) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED, "A page has 1 to %d checkpoints".formatted(MOST));
    }
    await(null, query.minPosition());
    List<Checkpoint> page =
        checkpoints.after(query.after(), query.limit()).stream()
            .map(KeptCheckpoint::toCheckpoint)
            .toList();
    return new CheckpointPage(page, page.size() < query.limit() ? null : page.getLast().size());
  }

  @QueryHandler
  InclusionProof handle(FindInclusionProof query) {
    require(query.position() >= 1, "The first event is at position 1");
    Long size = query.size();
    require(
        size == null || query.position() <= size,
        "The event at position %d is not among the first %d".formatted(query.position(), size));
    await(Math.max(query.position(), size == null ? 0 : size), query.minPosition());
    return tree.inclusion(query.position(), size);
  }

  @QueryHandler
  ConsistencyProof handle(FindConsistencyProof query) {
    require(query.from() >= 1, "'from' is a size of 1 or more");
    Long to = query.to();
    require(
        to == null || query.from() <= to, "%d events are more than %d".formatted(query.from(), to));
    await(Math.max(query.from(), to == null ? 0 : to), query.minPosition());
    return tree.consistency(query.from(), to);
  }

  private static void require(boolean allowed, String otherwise) {
    if (!allowed) {
      throw new QueryRejected(ErrorCode.POSITION_INVALID, otherwise);
    }
  }

  private void await(@Nullable Long size, @Nullable Long minPosition) {
    long position = Math.max(size == null ? 0 : size, minPosition == null ? 0 : minPosition);
    if (position > 0) {
      progress.await(AuditProjection.NAME, position, settings.patience());
    }
  }

  private @Nullable String timeOf(long size) {
    return size == 0
        ? null
        : SealedTime.of(log.read(LogQuery.all(size - 1, 1)).getFirst().recordedAt());
  }
}
