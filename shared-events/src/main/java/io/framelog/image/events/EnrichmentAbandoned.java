package io.framelog.image.events;

import io.framelog.image.EnrichmentKind;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A step was given up after its last attempt. */
@Revision("1")
public record EnrichmentAbandoned(
    String imageId, EnrichmentKind kind, @Nullable String cropId, String reason, int attempts)
    implements EnrichmentEvent {}
