package io.framelog.diff;

/**
 * A fact about an image and the deed that made it what it is.
 *
 * @param field {@code caption}, {@code tags}, {@code actors}, {@code review}, {@code removed},
 *     {@code metadata/} and the JSON pointer (RFC 6901) of a leaf, or {@code crops/}, the crop's id
 *     and {@code /x}, {@code /y}, {@code /w}, {@code /h} or {@code /label}
 * @param value as JSON text; of tags and actors one element
 */
public record BlamedFact(String field, String value, Deed deed) {}
