package io.framelog.image.commands;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records a perceptual hash (16 hexadecimal characters for 64 bits). */
public record RecordFingerprint(
    @TargetAggregateIdentifier String imageId, String algorithm, String value)
    implements EnrichmentCommand {}
