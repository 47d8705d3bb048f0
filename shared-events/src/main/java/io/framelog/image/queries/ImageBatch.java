package io.framelog.image.queries;

import java.util.List;

/**
 * The images in the order asked, the ids that do not exist, and the least position that all of it
 * is true at.
 */
public record ImageBatch(List<ImageDocument> images, List<String> missing, long position) {}
