package io.framelog.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * A group with a page of its images.
 *
 * @param next the {@code after} of the next page, null at the end
 */
public record DuplicateGroupMembers(DuplicateGroup group, @Nullable String next, long position) {}
