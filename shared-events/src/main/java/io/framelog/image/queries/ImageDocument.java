package io.framelog.image.queries;

/**
 * An image as JSON text, serialised once and kept so in the cache; its form is {@link ImageView}
 * without {@code position}.
 */
public record ImageDocument(String imageId, long version, long sequence, String json) {}
