package io.framelog.command.image;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.TagsEdited;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last review of an image, and who may give the next one. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Reviews {
  private @Nullable ReviewState state;
  private @Nullable String note;
  private boolean editedSince;
  private @Nullable String lastEditor;

  /** Who edited last; null when no person has, or nobody knows who. */
  @Nullable String lastEditor() {
    return lastEditor;
  }

  /** Whether just this was said about the image as it is now. */
  boolean say(ReviewState reviewed, @Nullable String words) {
    return !editedSince && reviewed == state && Objects.equals(words, note);
  }

  void on(AnnotationEvent event, @Nullable String actor) {
    if (event instanceof ImageReviewed e) {
      state = e.state();
      note = e.note();
      editedSince = false;
    } else {
      editedSince = true;
      if (isAPersonsEdit(event)) {
        lastEditor = actor;
      }
    }
  }

  /**
   * Every annotation event but a review and what is a model's: words of a model become somebody's
   * edit by {@link SuggestionAccepted}, unless that was automatic.
   */
  private static boolean isAPersonsEdit(AnnotationEvent event) {
    if (event instanceof SuggestionAccepted e) {
      return !e.automatic();
    }
    if (event instanceof TagsEdited e) {
      return e.origin().kind() != Origin.Kind.MODEL;
    }
    return !(event instanceof CaptionChanged e) || e.origin().kind() != Origin.Kind.MODEL;
  }
}
