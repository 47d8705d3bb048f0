package io.framelog.duplicate;

import java.util.List;

/**
 * The near-duplicates of one image, without itself.
 *
 * @param size how many there are
 * @param images the nearest of them first, as many as were asked for
 */
public record DuplicatesOfImage(long size, List<DuplicateImage> images, long position) {
  public DuplicatesOfImage {
    images = List.copyOf(images);
  }
}
