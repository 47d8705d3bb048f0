package io.framelog.log;

import org.axonframework.serialization.Revision;

/** An event with the name of the golden file that holds its JSON. */
record EventSample(String shape, Object event) {
  String type() {
    return event.getClass().getSimpleName();
  }

  String revision() {
    return event.getClass().getAnnotation(Revision.class).value();
  }

  /** {@code TagsEdited.1.json}, or {@code TagsEdited.1.model.json} for a shape of its own. */
  String file() {
    return type() + '.' + revision() + (shape.isEmpty() ? "" : '.' + shape) + ".json";
  }

  @Override
  public String toString() {
    return file();
  }
}
