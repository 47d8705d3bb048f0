package io.framelog.duplicate;

import io.framelog.image.queries.ImageDocument;

/** An image and how many bits of its hash differ from what it is compared with. */
public record DuplicateImage(int distance, ImageDocument image) {}
