package io.framelog.query.dataset;

import io.framelog.dataset.commands.SealSnapshot;
import io.framelog.identity.Identities;
import io.framelog.log.MetadataKeys;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.query.dataset.SnapshotItemTable.Leaf;
import io.framelog.selection.SelectionSpec;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
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
  private static final int PAGE = 5_000;
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SnapshotRows snapshots;
  private final SnapshotItemTable items;
  private final SealingClaims claims;
  private final ItemsReached reached;
  private final CommandGateway gateway;

  SnapshotSealer(
      SnapshotRows snapshots,
      SnapshotItemTable items,
      SealingClaims claims,
      ItemsReached reached,
      CommandGateway gateway) {
    this.snapshots = snapshots;
    this.items = items;
    this.claims = claims;
    this.reached = reached;
    this.gateway = gateway;
  }

  /** Seals the oldest waiting snapshot; false when none waits. */
  boolean sealNext() {
    UUID snapshotId = claims.claim(LEASE).orElse(null);
    if (snapshotId == null) {
      return false;
    }
    try {
      snapshots.findById(snapshotId).ifPresent(this::seal);
      claims.done(snapshotId);
    } catch (RuntimeException e) {
      log.error("sealing snapshot {} failed and is tried again", snapshotId, e);
      claims.failed(snapshotId, RETRY, String.valueOf(e.getMessage()));
    }
    return true;
  }

  private void seal(SnapshotRow snapshot) {
    // A snapshot that was taken after an erasure does not hold the image, whatever its position.
    reached.await(Math.max(snapshot.position, snapshot.takenPosition), PATIENCE);
    SelectionSpec selection = DatasetViews.selection(snapshot.selection);
    MerkleAccumulator tree = new MerkleAccumulator();
    @Nullable UUID after = null;
    List<Leaf> page;
    do {
      page = items.leaves(snapshot.snapshotId, selection, snapshot.position, after, PAGE);
      page.forEach(leaf -> tree.add(leaf.hash()));
      if (page.size() == PAGE) {
        after = page.getLast().imageId();
        claims.renew(snapshot.snapshotId, LEASE);
      }
    } while (page.size() == PAGE);
    send(snapshot, tree.size(), HexFormat.of().formatHex(tree.root()));
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
