package io.framelog.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to one image: events, or a refusal.
 *
 * @param events what would be appended, in order
 * @param dependents only of a revert: the positions of the later edits that stay and touch the same
 *     facts
 * @param code why it would be refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImagePreview(
    String imageId,
    List<EventPreview> events,
    @Nullable List<Long> dependents,
    @Nullable String code,
    @Nullable String detail) {
  public ImagePreview {
    events = List.copyOf(events);
    dependents = dependents == null ? null : List.copyOf(dependents);
  }

  /**
   * An event that would be appended.
   *
   * @param type its simple name, for instance {@code TagsEdited}
   * @param data its payload as it would stand in the log
   */
  public record EventPreview(String type, Object data) {}
}
