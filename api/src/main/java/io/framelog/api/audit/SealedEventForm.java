package io.framelog.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The form of a line of the sealed log, for the documentation.
 *
 * @param metadata the JSON text exactly as it was recorded
 * @param metadataSalt hexadecimal; empty when the metadata were erased
 * @param metadataCommitment {@code SHA-256(metadataSalt || metadata)}, hexadecimal
 * @param payload the JSON text exactly as it was recorded
 * @param salt hexadecimal; empty when the payload was erased
 * @param commitment {@code SHA-256(salt || payload)}, hexadecimal
 */
@Schema(name = "SealedEvent")
record SealedEventForm(
    long position,
    String id,
    @Schema(example = "TagsEdited") String type,
    String revision,
    @Schema(example = "Image") String aggregateType,
    String aggregate,
    long sequence,
    @Schema(example = "2026-11-22T10:00:04.000000Z") String time,
    String metadata,
    String metadataSalt,
    String metadataCommitment,
    String payload,
    String salt,
    String commitment) {}
