package io.framelog.bench.log;

import io.framelog.command.annotation.ImageHistory;
import io.framelog.command.annotation.LoggedEdit;
import io.framelog.image.events.AnnotationEvent;
import java.util.List;

/** Stands where a side without our log has no history to read. */
final class NoHistory implements ImageHistory {
  @Override
  public List<AnnotationEvent> upTo(String imageId, long versions) {
    throw new UnsupportedOperationException("this side has no log of ours");
  }

  @Override
  public List<LoggedEdit> editsUpTo(String imageId, long versions) {
    throw new UnsupportedOperationException("this side has no log of ours");
  }
}
