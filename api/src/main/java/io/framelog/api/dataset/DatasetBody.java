package io.framelog.api.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framelog.dataset.queries.DatasetList;
import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.Release;
import io.framelog.dataset.queries.SealingProgress;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.selection.SelectionSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A dataset with its snapshots; {@code selection} has the form in which it was sent. */
@Schema(name = "Dataset")
record DatasetBody(
    String datasetId,
    @Schema(example = "cars") String name,
    @Schema(
            oneOf = {String.class, SelectionBody.class},
            example = "tag:car AND NOT tag:draft")
        Object selection,
    Instant createdAt,
    List<Snapshot> snapshots,
    Retractions retractions,
    @Schema(example = "3") long version,
    long position) {

  /**
   * The images that the dataset no longer gives out.
   *
   * @param position where they last changed; what is given out of a snapshot is the same as long as
   *     this is
   */
  @Schema(name = "RetractionSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Retractions(long count, @Nullable Long position) {}

  /** With the version as entity tag. */
  static ResponseEntity<DatasetBody> answer(ResponseEntity.BodyBuilder status, DatasetView view) {
    return status.eTag("\"" + view.version() + "\"").body(of(view));
  }

  static DatasetBody of(DatasetView view) {
    return new DatasetBody(
        view.datasetId(),
        view.name(),
        SelectionBody.of(view.selection()),
        view.createdAt(),
        view.snapshots().stream().map(Snapshot::of).toList(),
        new Retractions(view.retractedImages(), view.retractionPosition()),
        view.version(),
        view.position());
  }

  /**
   * A dataset frozen as of a position.
   *
   * @param position what it was frozen at
   * @param count how many items it holds; once it is SEALED
   * @param digest the Merkle root over its items, hexadecimal; once it is SEALED
   * @param frozen of a selection with similarity terms: how many images each stood for at the
   *     taking, the event of which says which ones
   * @param releases the tags that name it, oldest first
   * @param sealing how far the sealing is; from its beginning until it is SEALED
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Snapshot(
      String snapshotId,
      @Nullable String name,
      long position,
      SnapshotState state,
      @Nullable Long count,
      @Nullable String digest,
      @Schema(
              oneOf = {String.class, SelectionBody.class},
              example = "tag:car AND NOT tag:draft")
          Object selection,
      @Nullable List<Frozen> frozen,
      Instant takenAt,
      @Nullable Instant sealedAt,
      List<Release> releases,
      @Nullable Sealing sealing) {

    static Snapshot of(SnapshotView view) {
      return new Snapshot(
          view.snapshotId(),
          view.name(),
          view.position(),
          view.state(),
          view.count(),
          view.digest(),
          SelectionBody.of(view.selection()),
          Frozen.of(view.selection()),
          view.takenAt(),
          view.sealedAt(),
          view.releases(),
          view.sealing() == null ? null : Sealing.of(view.sealing()));
    }
  }

  /**
   * How far the sealing of a snapshot is.
   *
   * @param items how many items were counted and digested
   * @param share about which share of all they are, 0 to 1; the count is known at the end
   * @param lastError why the last attempt failed, if one has; it is tried again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sealing(long items, double share, @Nullable String lastError) {
    static Sealing of(SealingProgress progress) {
      return new Sealing(progress.items(), progress.share(), progress.lastError());
    }
  }

  /** A similarity term of a snapshot's selection, and for how many images it stands for ever. */
  @Schema(name = "FrozenTerm")
  record Frozen(
      @Schema(example = "similar-to:\"a red car\">=0.25") String term,
      @Schema(example = "120") int images) {
    static @Nullable List<Frozen> of(SelectionSpec selection) {
      return selection.frozen() == null
          ? null
          : selection.frozen().stream()
              .map(term -> new Frozen(term.term(), term.imageIds().size()))
              .toList();
    }
  }

  /** All datasets. */
  @Schema(name = "DatasetList")
  record All(List<DatasetBody> datasets, long position) {
    static All of(DatasetList list) {
      return new All(list.datasets().stream().map(DatasetBody::of).toList(), list.position());
    }
  }
}
