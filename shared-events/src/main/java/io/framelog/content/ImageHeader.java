package io.framelog.content;

/**
 * What the header of an image file declares, read without decoding pixels.
 *
 * @param mediaType for instance {@code image/jpeg}
 * @param extension the file name extension that goes with it, without a dot
 * @param width pixels of the upright image
 * @param height pixels of the upright image
 * @param orientation the EXIF orientation, 1..8
 */
public record ImageHeader(
    String mediaType, String extension, int width, int height, int orientation) {}
