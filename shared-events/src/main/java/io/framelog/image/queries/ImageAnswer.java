package io.framelog.image.queries;

/** An image with the position that it is true at. */
public record ImageAnswer(ImageDocument image, long position) {}
