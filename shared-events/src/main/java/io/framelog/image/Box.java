package io.framelog.image;

/**
 * A rectangle relative to the upright image (EXIF orientation applied): {@code x, y} is the upper
 * left corner, all four in 0..1.
 */
public record Box(double x, double y, double w, double h) {}
