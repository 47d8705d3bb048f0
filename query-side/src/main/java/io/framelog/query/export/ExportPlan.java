package io.framelog.query.export;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.ExportRequest;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.query.canonical.CanonicalJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  private static final Set<ExportFormat> LINES = Set.of(ExportFormat.JSONL, ExportFormat.CSV);
  private static final Set<ExportFormat> CAPTIONED =
      Set.of(ExportFormat.WEBDATASET, ExportFormat.IMAGEFOLDER, ExportFormat.CAPTIONS);

  private static final CaptionTemplate OF_IMAGE = CaptionTemplate.parse("{caption}|{tags}");
  private static final CaptionTemplate OF_CROP = CaptionTemplate.parse("{label}|{caption}|{tags}");

  static ExportPlan of(ExportRequest request, SnapshotView snapshot) {
    allow(request, "cursor", request.cursor(), LINES);
    allow(request, "images", request.images(), CAPTIONED);
    allow(request, "captionTemplate", request.captionTemplate(), CAPTIONED);
    PictureKind pictures = PictureKind.parse(request.images());
    Shard shard = Shard.parse(request.shard());
    Split split = Split.parse(request.validation(), request.seed());
    return new ExportPlan(
        request.datasetName(),
        snapshot,
        request.format(),
        shard,
        cursor(request.cursor(), shard),
        pictures,
        template(request.captionTemplate(), pictures),
        ReviewFilter.of(request.review(), request.excludeReview()),
        split,
        part(request, split));
  }

  private static void allow(
      ExportRequest request, String option, @Nullable String value, Set<ExportFormat> formats) {
    if (value != null && !formats.contains(request.format())) {
      throw new RejectedException(
          ErrorCode.EXPORT_OPTION_INVALID,
          "'%s' is not for %s, but for %s"
              .formatted(
                  option,
                  request.format().text(),
                  formats.stream().map(ExportFormat::text).sorted().toList()));
    }
  }

  /** The later of the caller's cursor and the shard's beginning. */
  private static @Nullable String cursor(@Nullable String text, Shard shard) {
    String start = shard.cursor();
    if (text == null) {
      return start;
    }
    String cursor = text.toLowerCase(Locale.ROOT);
    if (!Identities.isUuid(cursor)) {
      throw new RejectedException(
          ErrorCode.CURSOR_INVALID, "'%s' is not a cursor of ours".formatted(text));
    }
    return start == null || cursor.compareTo(start) > 0 ? cursor : start;
  }

  private static CaptionTemplate template(@Nullable String text, PictureKind pictures) {
    if (text != null) {
      return CaptionTemplate.parse(text);
    }
    return switch (pictures) {
      case ORIGINALS -> OF_IMAGE;
      case CROPS -> OF_CROP;
    };
  }

  private static @Nullable Part part(ExportRequest request, @Nullable Split split) {
    if (request.part() == null) {
      if (split != null && request.format() == ExportFormat.JSONL) {
        throw Split.invalid("lines of jsonl have no place for a split: ask for one 'part'");
      }
      return null;
    }
    if (split == null) {
      throw Split.invalid("'part' needs 'validation'");
    }
    for (Part part : Part.values()) {
      if (part.text().equals(request.part())) {
        return part;
      }
    }
    throw Split.invalid("'part' is 'train' or 'validation', not '%s'".formatted(request.part()));
  }

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
    if (CAPTIONED.contains(format)) {
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
    String part = this.part == null ? "" : '-' + this.part.text();
    String number =
        shard.of() == 1 ? "" : "-%05d-of-%05d".formatted(shard.number(), shard.of());
    return snapshot.snapshotId() + part + number + '.' + format.extension();
  }
}
