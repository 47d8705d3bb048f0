package io.framelog.query.diff;

import io.framelog.image.CropState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What people said about an image as of a position.
 *
 * @param version its version then
 * @param tags sorted, as are actors
 * @param metadata as {@link MetadataLeaves} takes it apart
 * @param crops by id
 */
record ImageContent(
    long version,
    String caption,
    List<String> tags,
    List<String> actors,
    Map<String, JsonNode> metadata,
    @Nullable String review,
    boolean removed,
    Map<String, CropState> crops) {}
