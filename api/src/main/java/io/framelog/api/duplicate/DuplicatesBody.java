package io.framelog.api.duplicate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.framelog.image.queries.ImageView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of the answers, for the documentation. */
final class DuplicatesBody {
  private DuplicatesBody() {}

  /** A page of groups; it may hold fewer than asked for and not be the last. */
  @Schema(name = "DuplicateGroups")
  record Groups(List<Group> groups, @Nullable String nextCursor, long position) {}

  /** A group in a list: of a large one the first 100 images. */
  @Schema(name = "DuplicateGroup")
  record Group(
      @Schema(description = "Names exactly this set of images") String groupId,
      @Schema(description = "How many images are in the group", example = "3") long size,
      @Schema(description = "Of the image farthest from the first", example = "4") int distance,
      List<Image> images) {}

  /** One group with a page of its images. */
  @Schema(name = "DuplicateGroupPage")
  record GroupPage(
      String groupId,
      long size,
      int distance,
      List<Image> images,
      @Nullable String nextCursor,
      long position) {}

  /** The near-duplicates of one image, nearest first. */
  @Schema(name = "DuplicatesOfImage")
  record OfImage(
      @Schema(description = "How many there are") long size, List<Image> images, long position) {}

  /** An image with the number of bits in which its hash differs. */
  @Schema(name = "DuplicateImage")
  record Image(String imageId, int distance, @JsonUnwrapped ImageView image) {}
}
