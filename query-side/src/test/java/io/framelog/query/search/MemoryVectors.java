package io.framelog.query.search;

import io.framelog.model.VectorKey;
import io.framelog.model.VectorStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Vectors in memory. */
class MemoryVectors implements VectorStore {
  private final Map<VectorKey, float[]> vectors = new ConcurrentHashMap<>();

  @Override
  public void put(Map<VectorKey, float[]> more) {
    vectors.putAll(more);
  }

  @Override
  public Map<VectorKey, float[]> find(Collection<VectorKey> keys) {
    Map<VectorKey, float[]> found = new HashMap<>(vectors);
    found.keySet().retainAll(keys);
    return found;
  }
}
