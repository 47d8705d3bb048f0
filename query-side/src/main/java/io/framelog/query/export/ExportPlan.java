package io.framelog.query.export;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.identity.Sha256;
import io.framelog.query.canonical.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An export request that was checked against its snapshot. Everything that the bytes depend on is
 * in it, and nothing else: no time, no host, no reader.
 *
 * @param cursor the image id to go on after; null for the start
 */
record ExportPlan(
    String dataset,
    SnapshotView snapshot,
    ExportFormat format,
    Shard shard,
    @Nullable String cursor,
    PictureKind pictures,
    CaptionTemplate template,
    ReviewFilter reviews,
    @Nullable Split split,
    @Nullable Part part) {
  /** Grows with every change that gives other bytes for the same options. */
  static final int EXPORT_VERSION = 1;

  /** The same snapshot without limits, for what must be the same in each of its exports. */
  ExportPlan whole() {
    return new ExportPlan(
        dataset,
        snapshot,
        format,
        Shard.WHOLE,
        null,
        pictures,
        template,
        ReviewFilter.of(List.of(), List.of()),
        null,
        null);
  }

  /** Whether no filter is set. */
  boolean wantsAll() {
    return reviews.acceptsAll() && part == null;
  }

  boolean wants(ExportItem item) {
    return reviews.accepts(item.review()) && (part == null || part == partOf(item));
  }

  /** The part of an item; null when nothing is split. */
  @Nullable Part partOf(ExportItem item) {
    return split == null ? null : split.of(item.imageId());
  }

  /** What is exported and how, as JSON. */
  Map<String, @Nullable Object> description() {
    Map<String, @Nullable Object> members = new TreeMap<>();
    members.put("dataset", dataset);
    members.put("exportVersion", EXPORT_VERSION);
    members.put("format", format.text());
    members.put("part", part == null ? null : part.text());
    members.put("review", List.copyOf(reviews.wanted()));
    members.put("shard", shard.toString());
    members.put("snapshot", identity(snapshot));
    members.put(
        "split",
        split == null ? null : Map.of("seed", split.seed(), "validation", split.validation()));
    if (ExportRules.CAPTIONED.contains(format)) {
      members.put("captionTemplate", template.toString());
      members.put("images", pictures.text());
    }
    return members;
  }

  /** What the content of a sealed snapshot depends on. */
  static Map<String, @Nullable Object> identity(SnapshotView snapshot) {
    Map<String, @Nullable Object> members = new TreeMap<>();
    members.put("count", snapshot.count());
    members.put("digest", snapshot.digest());
    members.put("id", snapshot.snapshotId());
    members.put("position", snapshot.position());
    members.put("erased", snapshot.withheld().erased());
    members.put("retractedPosition", snapshot.withheld().retractedPosition());
    return members;
  }

  /**
   * Names the bytes. Crops are decoded and encoded again, which another Java may do otherwise, so
   * its version counts then.
   */
  String etag() {
    String runtime = pictures == PictureKind.CROPS ? Runtime.version().toString() : "";
    return Sha256.hex(CanonicalJson.of(description()) + runtime);
  }

  String fileName() {
    String side = part == null ? "" : '-' + part.text();
    String number = shard.of() == 1 ? "" : "-%05d-of-%05d".formatted(shard.number(), shard.of());
    return snapshot.snapshotId() + side + number + '.' + format.extension();
  }
}
