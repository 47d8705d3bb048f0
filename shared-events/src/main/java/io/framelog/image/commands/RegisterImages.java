package io.framelog.image.commands;

import java.util.List;

/**
 * Registers many images in one transaction of the log, each as by {@link RegisterImage}. An image
 * that cannot be registered does not stop the others: the outcome's {@code ids} say, by image id,
 * {@value #EXISTS} for the same content again, and for a refused one the error's code, {@value
 * #DETAIL} and its detail; the rest is registered. Of two with the same id the first counts. The
 * outcome's {@code aggregateId} is the command's own id.
 *
 * @param images 1 to {@value #LIMIT}
 */
public record RegisterImages(List<RegisterImage> images) {
  /** The most images of one command. */
  public static final int LIMIT = 1_000;

  /** What the outcome says of an image that is there already. */
  public static final String EXISTS = "exists";

  /** What stands between the code and the detail of a refusal. */
  public static final String DETAIL = ": ";

  public RegisterImages {
    images = List.copyOf(images);
  }
}
