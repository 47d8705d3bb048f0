package io.framelog.query.dataset;

import java.time.Duration;
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
            on conflict (snapshot_id) do update set claimed_until = excluded.claimed_until
              where snapshot_claim.claimed_until < now()
            returning snapshot_id""",
            (row, number) -> row.getObject(1, UUID.class),
            (double) lease.toSeconds())
        .stream()
        .findFirst();
  }

  /** Keeps the claim while the work goes on. */
  void renew(UUID snapshotId, Duration lease) {
    jdbc.update(
        "update snapshot_claim set claimed_until = now() + make_interval(secs => ?)"
            + " where snapshot_id = ?",
        (double) lease.toSeconds(),
        snapshotId);
  }

  void done(UUID snapshotId) {
    jdbc.update("delete from snapshot_claim where snapshot_id = ?", snapshotId);
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
