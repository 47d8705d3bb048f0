package io.framelog.dataset.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported, and how; the texts are as the caller wrote them. {@code docs/exports.md}
 * has the meaning of each option.
 *
 * @param cursor the id of the last image that the caller has; for jsonl and csv
 * @param shard {@code k/n}: the k-th of n parts of the space of ids, from 1
 * @param images {@code originals} or {@code crops}: what the pictures of a tar are
 * @param captionTemplate how a caption is made, for instance <code>{caption}|{tags}</code>
 * @param review only images in these review states; none named: in any
 * @param excludeReview no images in these review states
 * @param validation the share of images in the part {@code validation}, between 0 and 1
 * @param seed what the split depends on beside the id
 * @param part {@code train} or {@code validation}: only that part
 */
public record ExportRequest(
    String datasetName,
    String snapshotId,
    ExportFormat format,
    @Nullable String cursor,
    @Nullable String shard,
    @Nullable String images,
    @Nullable String captionTemplate,
    List<String> review,
    List<String> excludeReview,
    @Nullable String validation,
    @Nullable String seed,
    @Nullable String part) {
  public ExportRequest {
    review = List.copyOf(review);
    excludeReview = List.copyOf(excludeReview);
  }
}
