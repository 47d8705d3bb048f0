package io.framelog.image.queries;

import io.framelog.image.EnrichmentState;
import io.framelog.image.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image as people and programs read it. {@code url} and {@code thumbnailUrl} are paths on this
 * server; {@code enrichment} holds the state of each step that applies.
 */
public record ImageView(
    String id,
    long version,
    String url,
    @Nullable String thumbnailUrl,
    @Nullable String sourceUrl,
    int width,
    int height,
    String mediaType,
    long bytes,
    String sha256,
    String caption,
    @Nullable Origin captionOrigin,
    List<String> tags,
    List<String> actors,
    List<CropView> crops,
    Map<String, Object> metadata,
    List<SuggestionView> suggestions,
    @Nullable String review,
    Map<String, EnrichmentState> enrichment,
    Instant createdAt,
    Instant updatedAt,
    boolean removed) {}
