package io.framelog.stack;

import java.util.Map;

/** A server that answers requests. */
interface RunningServer {

  /** The Spring properties by which the application finds this server. */
  Map<String, String> properties();

  /** Stops it in order and returns when it is gone; bounded, and without effect the second time. */
  void stop();
}
