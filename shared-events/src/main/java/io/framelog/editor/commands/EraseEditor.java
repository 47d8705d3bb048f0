package io.framelog.editor.commands;

import org.jspecify.annotations.Nullable;

/**
 * Puts a pseudonym in the place of an editor's name wherever it stands, in the background. The
 * pseudonym is the {@code pseudonym} among the ids of the outcome, and no record says whose it is.
 *
 * @param subject the name, as tokens give it
 * @param reason why; it stays in the log, so it must not repeat the name
 */
public record EraseEditor(String subject, @Nullable String reason) {}
