package io.framelog.model;

import java.util.Collection;
import java.util.Map;

/** Keeps the bytes of vectors outside the log, so that an index is rebuilt without inference. */
public interface VectorStore {
  /** Stores vectors under their keys; storing one again changes nothing. */
  void put(Map<VectorKey, float[]> vectors);

  /** The vectors of these keys; keys that are not there are left out. */
  Map<VectorKey, float[]> find(Collection<VectorKey> keys);
}
