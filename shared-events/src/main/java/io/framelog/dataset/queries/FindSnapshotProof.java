package io.framelog.dataset.queries;

/**
 * What shows that a sealed snapshot holds an image, or that it does not. Answer: {@link
 * SnapshotProof}; while it is being sealed: {@code snapshot-not-sealed}.
 */
public record FindSnapshotProof(String datasetName, String snapshotId, String imageId) {}
