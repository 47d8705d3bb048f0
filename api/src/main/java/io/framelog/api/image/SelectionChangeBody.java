package io.framelog.api.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framelog.image.queries.SelectionChange;
import io.framelog.image.queries.SelectionChanges;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one event meant for a selection.
 *
 * @param position that of the event
 * @param change what it meant: entered, left, or changed and stayed
 * @param version the image's version after the event
 * @param type the event's
 * @param actor who did it, where that is known
 * @param url where the image is as it was just after the event
 */
@Schema(name = "SelectionChange")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SelectionChangeBody(
    long position,
    @Schema(example = "entered") String change,
    String imageId,
    long version,
    @Schema(example = "TagsEdited") String type,
    @Nullable String actor,
    String url) {

  /** A page of changes. */
  @Schema(name = "SelectionChanges")
  record Page(
      List<SelectionChangeBody> changes,
      @Schema(description = "Pass it as 'after' to go on") long position) {
    static Page of(SelectionChanges changes) {
      return new Page(
          changes.changes().stream().map(SelectionChangeBody::of).toList(), changes.position());
    }
  }

  static SelectionChangeBody of(SelectionChange change) {
    return new SelectionChangeBody(
        change.position(),
        change.kind().name().toLowerCase(Locale.ROOT),
        change.imageId(),
        change.version(),
        change.type(),
        change.actor(),
        "/v1/images/" + change.imageId() + "?asOf=" + change.position());
  }
}
