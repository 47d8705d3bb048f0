package io.framelog.query.dataset;

import io.framelog.dataset.queries.SealingProgress;
import io.framelog.dataset.queries.SnapshotState;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lets one node at a time seal a snapshot; a claim that is not renewed runs out. */
@Component
class SealingClaims {
  private final JdbcTemplate jdbc;

  SealingClaims(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The oldest snapshot that waits for its seal and that nobody holds, now ours. */
  Optional<UUID> claim(Duration lease) {
    return jdbc
        .query(
            """
            insert into snapshot_claim (snapshot_id, claimed_until)
            select s.snapshot_id, now() + make_interval(secs => ?)
              from snapshot s left join snapshot_claim c using (snapshot_id)
             where s.state = 'SEALING' and (c.claimed_until is null or c.claimed_until < now())
             order by s.taken_position limit 1
            on conflict (snapshot_id) do update
               set claimed_until = excluded.claimed_until, items_done = 0, last_image = null
              where snapshot_claim.claimed_until < now()
            returning snapshot_id\
            """,
            (row, number) -> row.getObject(1, UUID.class),
            (double) lease.toSeconds())
        .stream()
        .findFirst();
  }

  /** Keeps the claim while the work goes on, and notes how far it is. */
  void renew(UUID snapshotId, Duration lease, long itemsDone, UUID lastImage) {
    jdbc.update(
        "update snapshot_claim set claimed_until = now() + make_interval(secs => ?),"
            + " items_done = ?, last_image = ? where snapshot_id = ?",
        (double) lease.toSeconds(),
        itemsDone,
        lastImage,
        snapshotId);
  }

  /** How far the sealing of each snapshot is that somebody has begun to seal. */
  Map<UUID, SealingProgress> progress(Collection<SnapshotRow> snapshots) {
    UUID[] sealing =
        snapshots.stream()
            .filter(snapshot -> snapshot.state == SnapshotState.SEALING)
            .map(snapshot -> snapshot.snapshotId)
            .toArray(UUID[]::new);
    Map<UUID, SealingProgress> progress = new HashMap<>();
    if (sealing.length > 0) {
      jdbc.query(
          "select snapshot_id, items_done, last_image, last_error from snapshot_claim"
              + " where snapshot_id = any (?)",
          row -> {
            UUID last = row.getObject(3, UUID.class);
            progress.put(
                row.getObject(1, UUID.class),
                new SealingProgress(
                    row.getLong(2), last == null ? 0 : IdOrder.share(last), row.getString(4)));
          },
          (Object) sealing);
    }
    return progress;
  }

  /** Gives the claim back for later, with the reason where an operator finds it. */
  void failed(UUID snapshotId, Duration wait, String error) {
    jdbc.update(
        "update snapshot_claim set claimed_until = now() + make_interval(secs => ?),"
            + " last_error = ? where snapshot_id = ?",
        (double) wait.toSeconds(),
        error,
        snapshotId);
  }
}
