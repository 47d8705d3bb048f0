package io.framelog.command.annotation;

import io.framelog.image.events.AnnotationEvent;
import java.util.List;

/** An image's own annotation events, read from the log and never from a read model. */
public interface ImageHistory {
  /**
   * The image's first annotation events, oldest first: all that made its version {@code versions};
   * fewer only if the image has fewer.
   */
  List<AnnotationEvent> upTo(String imageId, long versions);

  /** The same with their positions, which costs reading the log a second time. */
  List<LoggedEdit> editsUpTo(String imageId, long versions);
}
