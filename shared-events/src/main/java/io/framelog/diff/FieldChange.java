package io.framelog.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a field differs.
 *
 * @param field as in {@link BlamedFact}, but sets are one field and a crop that only one side has
 *     is {@code crops/} and its id
 * @param from as JSON text, {@code null} when the first side has no such thing
 * @param to as JSON text, {@code null} when the second side has no such thing
 * @param added of a set: what the second side has more, else null
 * @param removed of a set: what the first side has more, else null
 */
public record FieldChange(
    String field,
    String from,
    String to,
    @Nullable List<String> added,
    @Nullable List<String> removed) {}
