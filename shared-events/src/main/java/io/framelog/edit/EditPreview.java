package io.framelog.edit;

import java.util.List;

/**
 * What a job would do. Of a large selection the first {@code examined} images in the order of their
 * ids are decided; ids come from digests, so that these are a random sample of the whole.
 *
 * @param total how many images are selected
 * @param examined how many of them were decided; the three counts add up to it
 * @param sample the first of those that would change or fail, at most {@value #SAMPLE}
 * @param position the position that the selection was resolved at
 */
public record EditPreview(
    long total,
    long examined,
    long wouldChange,
    long wouldSkip,
    long wouldFail,
    List<ImagePreview> sample,
    long position) {
  public static final int SAMPLE = 20;

  public EditPreview {
    sample = List.copyOf(sample);
  }
}
