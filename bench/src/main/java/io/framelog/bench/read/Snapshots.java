package io.framelog.bench.read;

import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.identity.Identities;
import io.framelog.log.CommandOutcome;
import io.framelog.selection.SelectionSpec;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of one dataset and waits until they are sealed. */
final class Snapshots {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CommandGateway commands;
  private final QueryGateway queries;
  private final String dataset;

  /** Defines the dataset, unless it is there already. */
  Snapshots(ReadSide side, String dataset, SelectionSpec selection) {
    this.commands = side.bean(CommandGateway.class);
    this.queries = side.bean(QueryGateway.class);
    this.dataset = dataset;
    commands.sendAndWait(new DefineDataset(Identities.dataset(dataset), dataset, selection));
    side.project("image");
    side.project("dataset");
  }

  /**
   * Takes one.
   *
   * @param position null for now
   */
  CommandOutcome take(@Nullable Long position) {
    return commands.sendAndWait(new TakeSnapshot(Identities.dataset(dataset), null, position));
  }

  SnapshotView sealed(CommandOutcome taken) {
    String id = Objects.requireNonNull(taken.ids().get("snapshotId"));
    SnapshotView view;
    do {
      view =
          queries
              .query(new FindSnapshot(dataset, id, taken.position(), PATIENCE), SnapshotView.class)
              .join();
    } while (view.state() != SnapshotState.SEALED);
    return view;
  }
}
