package io.framelog.edit;

/**
 * Asks what {@link RevertEdits} would do now: an {@link EditPreview} whose sample names the later
 * edits that depend on what would be undone. Refused as the command would be. Writes nothing.
 *
 * @param actor who would act
 */
public record PreviewRevert(RevertEdits revert, String actor) {}
