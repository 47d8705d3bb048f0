package io.framelog.log;

import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the events of one type from one revision to the next: what was meant then, in the words of
 * later. It sees the payload alone, so that it says the same whoever reads, now and in ten years.
 * {@link EventForms} knows all of them.
 */
public interface Upcaster {
  /** The record of the event. */
  Class<?> type();

  /** The revision that it takes. */
  String from();

  /** The revision that it gives. */
  String to();

  /** Changes {@code payload}, which is of revision {@link #from}, into revision {@link #to}. */
  void upcast(ObjectNode payload);
}
