package io.framelog.command.model;

import io.framelog.error.ErrorCode;
import io.framelog.image.events.ImageEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the model test drives: images behind a command bus, and their events. */
public interface ModelSystem {
  /** What became of a command: its refusal, or the image's version after it. */
  record Answer(@Nullable ErrorCode refusal, long version) {}

  /** An event of an image where the system says that it is. */
  record At(long position, ImageEvent event) {}

  /** The score at which suggestions are accepted by themselves; null: never. */
  @Nullable Double autoAccept();

  Answer send(Object command, String actor);

  /** The events of an image beyond a position, in order. */
  List<At> eventsAfter(String imageId, long position);
}
