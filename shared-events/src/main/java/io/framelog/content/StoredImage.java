package io.framelog.content;

/**
 * The facts of an image whose bytes are in the object storage.
 *
 * @param objectKey {@code images/{imageId}.{extension}}
 * @param mediaType of the decoded bytes, whatever the sender claimed
 * @param width pixels of the upright image (EXIF orientation applied)
 * @param height pixels of the upright image
 */
public record StoredImage(
    String imageId,
    String objectKey,
    String sha256,
    String mediaType,
    long bytes,
    int width,
    int height) {}
