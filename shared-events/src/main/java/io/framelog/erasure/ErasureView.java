package io.framelog.erasure;

import io.framelog.dataset.queries.SnapshotState;
import io.framelog.delivery.Delivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the erasure of an image is.
 *
 * @param position of {@code ImageErased}; in the log all is gone since then
 * @param done whether everything that follows the log has followed
 * @param projections each with the position that it has reached
 * @param sweeps how often what is kept outside the log was deleted: once, and once more an hour
 *     later for what was under way
 * @param lastError why the last sweep failed; null when it did not
 * @param snapshots those that hold the image, now by its leaf alone
 * @param deliveries whom the image was given to, as part of a snapshot or of the log
 */
public record ErasureView(
    String imageId,
    long position,
    Instant erasedAt,
    @Nullable String reason,
    boolean done,
    List<Follower> projections,
    int sweeps,
    @Nullable String lastError,
    List<Holder> snapshots,
    List<Delivery> deliveries) {

  /** A projection, and whether it has handled the erasure. */
  public record Follower(String name, long position, boolean done) {}

  /** A snapshot that holds the image. */
  public record Holder(String dataset, String snapshotId, long position, SnapshotState state) {}
}
