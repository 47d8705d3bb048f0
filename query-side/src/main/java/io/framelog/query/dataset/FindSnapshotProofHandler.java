package io.framelog.query.dataset;

import io.framelog.dataset.queries.FindSnapshotProof;
import io.framelog.dataset.queries.SnapshotProof;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindSnapshotProof}. */
@Component
class FindSnapshotProofHandler {
  private final SealedSnapshots snapshots;
  private final SnapshotTrees trees;
  private final ProofReads reads;

  FindSnapshotProofHandler(SealedSnapshots snapshots, SnapshotTrees trees, ProofReads reads) {
    this.snapshots = snapshots;
    this.trees = trees;
    this.reads = reads;
  }

  @QueryHandler
  SnapshotProof on(FindSnapshotProof query) {
    if (!Identities.isUuid(query.imageId())) {
      throw new QueryRejected(
          ErrorCode.IMAGE_IDS_INVALID, "'%s' is not the id of an image".formatted(query.imageId()));
    }
    SnapshotRow snapshot = snapshots.find(query.datasetName(), query.snapshotId());
    return reads.prove(snapshot, trees.of(snapshot), UUID.fromString(query.imageId()));
  }
}
