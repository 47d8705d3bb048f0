package io.framelog.image.events;

import io.framelog.image.EnrichmentKind;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Somebody asked for steps to be done again. */
@Revision("1")
public record EnrichmentRequested(String imageId, List<EnrichmentKind> kinds)
    implements EnrichmentEvent {}
