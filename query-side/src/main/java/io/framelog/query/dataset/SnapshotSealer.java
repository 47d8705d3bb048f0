package io.framelog.query.dataset;

import io.framelog.dataset.commands.SealSnapshot;
import io.framelog.error.QueryRejected;
import io.framelog.error.RejectedException;
import io.framelog.identity.Identities;
import io.framelog.log.MetadataKeys;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts and digests the items of one snapshot, in memory that does not grow with them, and reports
 * the seal under a command id that every node would use.
 */
@Component
class SnapshotSealer {
  private static final Logger log = LoggerFactory.getLogger(SnapshotSealer.class);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SnapshotRows snapshots;
  private final SnapshotTrees trees;
  private final SealingClaims claims;
  private final ItemsReached reached;
  private final CommandGateway gateway;

  SnapshotSealer(
      SnapshotRows snapshots,
      SnapshotTrees trees,
      SealingClaims claims,
      ItemsReached reached,
      CommandGateway gateway) {
    this.snapshots = snapshots;
    this.trees = trees;
    this.claims = claims;
    this.reached = reached;
    this.gateway = gateway;
  }

  /**
   * Seals the oldest waiting snapshot; false when none waits. The claim is kept until the seal
   * shows in the read model, so that nobody seals once more in between.
   */
  boolean sealNext() {
    UUID snapshotId = claims.claim(LEASE).orElse(null);
    if (snapshotId == null) {
      return false;
    }
    try {
      snapshots.findById(snapshotId).ifPresent(this::seal);
    } catch (RuntimeException e) {
      log.error("sealing snapshot {} failed and is tried again", snapshotId, e);
      claims.failed(snapshotId, RETRY, told(e));
    }
    return true;
  }

  /** What may be shown to whoever asks for the snapshot; the rest is in the server's log. */
  private static String told(RuntimeException failure) {
    boolean ours = failure instanceof QueryRejected || failure instanceof RejectedException;
    return ours ? String.valueOf(failure.getMessage()) : failure.getClass().getSimpleName();
  }

  private void seal(SnapshotRow snapshot) {
    // A snapshot that was taken after an erasure does not hold the image, whatever its position.
    reached.await(Math.max(snapshot.position, snapshot.takenPosition), PATIENCE);
    SnapshotTrees.Hashed hashed =
        trees.hash(
            snapshot, (items, last) -> claims.renew(snapshot.snapshotId, LEASE, items, last));
    send(snapshot, hashed.size(), hashed.root());
  }

  private void send(SnapshotRow snapshot, long count, String root) {
    String snapshotId = snapshot.snapshotId.toString();
    SealSnapshot command = new SealSnapshot(snapshot.datasetId.toString(), snapshotId, count, root);
    Map<String, String> metadata =
        Map.of(MetadataKeys.ACTOR, "framelog-sealer", MetadataKeys.CLIENT, "framelog");
    gateway.sendAndWait(
        new GenericCommandMessage<>(
            new GenericMessage<>(Identities.derived(snapshotId, "seal"), command, metadata),
            SealSnapshot.class.getName()));
  }
}
