package io.framelog.duplicate;

import java.util.List;

/**
 * Images that all lie within the asked distance of the group's first hash.
 *
 * @param groupId names exactly this set of images: another set has another id
 * @param size how many images are in the group
 * @param distance of the image that is farthest from the first hash
 * @param images of the group, nearest first, at most {@value #SHOWN} in a list of groups
 */
public record DuplicateGroup(String groupId, long size, int distance, List<DuplicateImage> images) {
  /** How many images of a group are told unless its members are asked for page by page. */
  public static final int SHOWN = ResolveDuplicates.LIMIT;

  public DuplicateGroup {
    images = List.copyOf(images);
  }
}
