package io.framelog.api.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framelog.diff.DiffPage;
import io.framelog.diff.DiffSide;
import io.framelog.diff.ImageChange;
import io.framelog.diff.Withholding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of differences. */
@Schema(name = "Diff")
record DiffBody(
    Side from,
    Side to,
    @Schema(description = "The ids that only the second end has") List<String> added,
    @Schema(description = "The ids that only the first end has") List<String> removed,
    List<Changed> changed,
    @Schema(description = "Those of them that are not given out") List<Withheld> withheld,
    @Schema(description = "Pass it as 'cursor' to go on; null at the end") @Nullable String next,
    long position) {

  /** What was compared. */
  @Schema(name = "DiffEnd")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Side(
      long position,
      @Nullable String snapshotId,
      @Schema(description = "Left out when it is a list of ids") @Nullable String selection) {
    static Side of(DiffSide side) {
      return new Side(side.position(), side.snapshotId(), side.selection().text());
    }
  }

  /** An image that both ends have; no changes are told of one that is withheld. */
  @Schema(name = "ChangedImage")
  record Changed(String imageId, List<ChangeBody> changes) {}

  /** Why nothing of an image but its id is told. */
  @Schema(name = "WithheldImage")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Withheld(
      String imageId,
      @Schema(allowableValues = {"retracted", "erased"}) String why,
      @Nullable String reason) {
    static Withheld of(String imageId, Withholding withholding) {
      return new Withheld(imageId, name(withholding.why()), withholding.reason());
    }
  }

  /** A line of NDJSON. */
  @Schema(name = "DiffLine")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String imageId,
      @Schema(allowableValues = {"added", "removed", "changed"}) String change,
      @Schema(description = "Only of changed images that are given out")
          @Nullable List<ChangeBody> changes,
      @Schema(allowableValues = {"retracted", "erased"}) @Nullable String withheld,
      @Nullable String reason) {
    static Line of(ImageChange image) {
      Withholding withholding = image.withheld();
      return new Line(
          image.imageId(),
          name(image.kind()),
          image.changes().isEmpty() ? null : bodies(image),
          withholding == null ? null : name(withholding.why()),
          withholding == null ? null : withholding.reason());
    }
  }

  static DiffBody of(DiffPage page) {
    return new DiffBody(
        Side.of(page.from()),
        Side.of(page.to()),
        ids(page, ImageChange.Kind.ADDED),
        ids(page, ImageChange.Kind.REMOVED),
        page.images().stream()
            .filter(image -> image.kind() == ImageChange.Kind.CHANGED)
            .map(image -> new Changed(image.imageId(), bodies(image)))
            .toList(),
        page.images().stream()
            .filter(image -> image.withheld() != null)
            .map(image -> Withheld.of(image.imageId(), Objects.requireNonNull(image.withheld())))
            .toList(),
        page.next(),
        page.position());
  }

  private static List<String> ids(DiffPage page, ImageChange.Kind kind) {
    return page.images().stream()
        .filter(image -> image.kind() == kind)
        .map(ImageChange::imageId)
        .toList();
  }

  private static List<ChangeBody> bodies(ImageChange image) {
    return image.changes().stream().map(ChangeBody::of).toList();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
