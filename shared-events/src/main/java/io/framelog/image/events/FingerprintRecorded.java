package io.framelog.image.events;

import org.axonframework.serialization.Revision;

/** The perceptual hash is known. */
@Revision("1")
public record FingerprintRecorded(String imageId, String algorithm, String value)
    implements EnrichmentEvent {}
