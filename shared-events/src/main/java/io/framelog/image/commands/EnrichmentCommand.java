package io.framelog.image.commands;

import org.jspecify.annotations.Nullable;

/** A machine's command: it carries no expected version and never changes the version. */
public sealed interface EnrichmentCommand extends ImageCommand
    permits AbandonEnrichment,
        RecordEmbedding,
        RecordFingerprint,
        RecordThumbnails,
        RequestEnrichment,
        SuggestCaption,
        SuggestTags {
  @Override
  default @Nullable Long expectedVersion() {
    return null;
  }
}
