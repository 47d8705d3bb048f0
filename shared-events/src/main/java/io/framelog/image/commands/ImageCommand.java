package io.framelog.image.commands;

import org.jspecify.annotations.Nullable;

/** A command to one image. */
public sealed interface ImageCommand
    permits AcceptSuggestion,
        AddCrop,
        AdjustCrop,
        ChangeCaption,
        EditActors,
        EditImage,
        EditMetadata,
        EditTags,
        RegisterImage,
        RejectSuggestion,
        RemoveCrop,
        RemoveImage,
        RestoreImage,
        RevertEditsOfImage,
        RevertImage,
        ReviewImage,
        EnrichmentCommand {
  /** The image's id: UUIDv5 of its content's SHA-256. */
  String imageId();

  /** The version that the sender saw, or null to decide on whatever is there. */
  @Nullable Long expectedVersion();
}
