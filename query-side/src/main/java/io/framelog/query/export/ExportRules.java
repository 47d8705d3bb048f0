package io.framelog.query.export;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.ExportRequest;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.identity.Identities;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options of a request and says which go together. */
final class ExportRules {
  /** The formats whose pictures have captions. */
  static final Set<ExportFormat> CAPTIONED =
      Set.of(ExportFormat.WEBDATASET, ExportFormat.IMAGEFOLDER, ExportFormat.CAPTIONS);

  private static final Set<ExportFormat> LINES = Set.of(ExportFormat.JSONL, ExportFormat.CSV);

  private static final CaptionTemplate OF_IMAGE = CaptionTemplate.parse("{caption}|{tags}");
  private static final CaptionTemplate OF_CROP = CaptionTemplate.parse("{label}|{caption}|{tags}");

  private ExportRules() {}

  /**
   * The plan for a request.
   *
   * @throws RejectedException with the code of the first option that is not allowed
   */
  static ExportPlan plan(ExportRequest request, SnapshotView snapshot) {
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
}
