package io.framelog.dataset.export;

/** Hands sealed snapshots out as files. */
public interface SnapshotExports {
  /**
   * Checks the request and looks the snapshot up; writes nothing.
   *
   * @throws io.framelog.error.RejectedException with {@code export-option-invalid}, {@code
   *     caption-template-invalid}, {@code split-invalid}, {@code shard-invalid}, {@code
   *     cursor-invalid} or {@code snapshot-not-sealed}
   * @throws org.axonframework.queryhandling.QueryExecutionException with {@code dataset-not-found}
   *     or {@code snapshot-not-found}
   */
  SnapshotExport prepare(ExportRequest request);
}
