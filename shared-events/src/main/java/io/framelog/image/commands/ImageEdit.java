package io.framelog.image.commands;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.framelog.image.Box;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.ReviewState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An edit that many images can get: a command without its image. In JSON the {@code type} is the
 * command's name and the fields are the command's.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "EditTags", value = ImageEdit.Tags.class),
  @JsonSubTypes.Type(name = "EditActors", value = ImageEdit.Actors.class),
  @JsonSubTypes.Type(name = "ChangeCaption", value = ImageEdit.Caption.class),
  @JsonSubTypes.Type(name = "EditMetadata", value = ImageEdit.Metadata.class),
  @JsonSubTypes.Type(name = "AddCrop", value = ImageEdit.AddedCrop.class),
  @JsonSubTypes.Type(name = "RemoveImage", value = ImageEdit.Removal.class),
  @JsonSubTypes.Type(name = "RestoreImage", value = ImageEdit.Restoration.class),
  @JsonSubTypes.Type(name = "ReviewImage", value = ImageEdit.Review.class),
  @JsonSubTypes.Type(name = "RequestEnrichment", value = ImageEdit.Enrichment.class)
})
public sealed interface ImageEdit {
  /** As {@link EditTags}; either list may be left out. */
  record Tags(List<String> add, List<String> remove) implements ImageEdit {
    public Tags {
      add = orNone(add);
      remove = orNone(remove);
    }
  }

  /** As {@link EditActors}; either list may be left out. */
  record Actors(List<String> add, List<String> remove) implements ImageEdit {
    public Actors {
      add = orNone(add);
      remove = orNone(remove);
    }
  }

  /** As {@link ChangeCaption}, by a person. */
  record Caption(String text) implements ImageEdit {
    public Caption {
      requireGiven(text, "text");
    }
  }

  /** As {@link EditMetadata}: a JSON merge patch. */
  record Metadata(Map<String, @Nullable Object> patch) implements ImageEdit {
    public Metadata {
      requireGiven(patch, "patch");
      patch = new HashMap<>(patch); // a null removes its key
    }
  }

  /** As {@link AddCrop}; each image's crop gets an id of its own. */
  record AddedCrop(Box box, @Nullable String label) implements ImageEdit {
    public AddedCrop {
      requireGiven(box, "box");
    }
  }

  /** As {@link RemoveImage}. */
  record Removal(@Nullable String reason) implements ImageEdit {}

  /** As {@link RestoreImage}. */
  record Restoration() implements ImageEdit {}

  /** As {@link ReviewImage}. */
  record Review(ReviewState state, @Nullable String note) implements ImageEdit {
    public Review {
      requireGiven(state, "state");
    }
  }

  /** As {@link RequestEnrichment}. */
  record Enrichment(List<EnrichmentKind> kinds) implements ImageEdit {
    public Enrichment {
      requireGiven(kinds, "kinds");
      kinds = List.copyOf(kinds);
    }
  }

  private static List<String> orNone(@Nullable List<String> labels) {
    return labels == null ? List.of() : List.copyOf(labels);
  }

  private static void requireGiven(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
  }
}
