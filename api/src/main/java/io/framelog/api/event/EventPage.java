package io.framelog.api.event;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of a page of events, for the documentation. */
record EventPage(List<Event> events, @Nullable Long next) {

  /**
   * One event of the log.
   *
   * @param subject the id of the image or dataset
   * @param version the image's version after it; only for events of images
   */
  @Schema(name = "Event")
  record Event(
      long position,
      String id,
      @Schema(example = "TagsEdited") String type,
      String revision,
      String subject,
      @Nullable Long version,
      Instant time,
      @Schema(example = "ann") String actor,
      Map<String, Object> data,
      Map<String, Object> metadata) {}
}
