package io.framelog.image;

/**
 * One reduced picture of an image.
 *
 * @param size the bound of the longer side in pixels
 * @param width the real width in pixels
 * @param height the real height in pixels
 * @param objectKey its key in the thumbnails bucket
 */
public record Thumbnail(int size, int width, int height, String objectKey) {}
