package io.framelog.query.duplicate;

import io.framelog.query.bulk.IndexScans;
import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.PositionedEvent;
import io.framelog.query.progress.ProjectionProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which images have which perceptual hash, and for each distinct hash how near the nearest other
 * one is. Identical hashes are counted, not paired, and no pairs are stored: fifty thousand blank
 * pictures are one row, and a dense cluster costs as many rows as it has hashes.
 */
@Component
class NearDuplicateProjection implements BatchProjection {
  static final String NAME = "near-duplicates";

  private final JdbcTemplate jdbc;
  private final ProjectionProgress progress;
  private final FingerprintTable fingerprints;
  private final HashTable hashes;

  private volatile @Nullable Kept kept;

  NearDuplicateProjection(JdbcTemplate jdbc, ProjectionProgress progress) {
    this.jdbc = jdbc;
    this.progress = progress;
    this.fingerprints = new FingerprintTable(jdbc);
    this.hashes = new HashTable(jdbc);
  }

  /**
   * The table in memory after the batch that ended at a position. If that batch was rolled back, or
   * another node went on from there, or the rows were changed other than by a batch, the progress
   * is another one and what is kept is dropped.
   */
  private record Kept(LiveHashes hashes, long position, long mended) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean reads(String aggregateType) {
    return aggregateType.equals("Image");
  }

  @Override
  public List<String> tables() {
    return List.of("near_image", "near_hash");
  }

  @Override
  public BatchProjection anew() {
    return new NearDuplicateProjection(jdbc, progress);
  }

  @Override
  public void apply(List<PositionedEvent> batch) {
    IndexScans.prefer(jdbc);
    LiveHashes live = takeLive();
    FingerprintFold fold = FingerprintFold.of(batch, fingerprints::load);
    fingerprints.put(fold.changed());
    fingerprints.delete(fold.erased());
    hashes.write(live.add(fold.more()));
    kept = new Kept(live, batch.getLast().position(), progress.mended(NAME));
  }

  /** Nothing is kept until the batch is done: a failure halfway leaves no half-changed index. */
  private LiveHashes takeLive() {
    Kept last = kept;
    kept = null;
    return last != null
            && last.position() == progress.position(NAME)
            && last.mended() == progress.mended(NAME)
        ? last.hashes()
        : LiveHashes.load(jdbc);
  }

  @Override
  public void reset() {
    kept = null;
    jdbc.execute("truncate near_image, near_hash");
  }
}
