package io.framelog.api;

import io.framelog.delivery.Deliveries;
import io.framelog.erasure.ErasedImages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which images are erased, as the tests want it, and what was handed out. */
final class FakeErasures implements ErasedImages, Deliveries {
  final Map<String, SweepState> erased = new HashMap<>();
  final List<String> deliveries = new CopyOnWriteArrayList<>();

  void reset() {
    erased.clear();
    deliveries.clear();
  }

  @Override
  public Optional<SweepState> of(String imageId) {
    return Optional.ofNullable(erased.get(imageId));
  }

  @Override
  public long newest() {
    return erased.values().stream().mapToLong(SweepState::position).max().orElse(0);
  }

  @Override
  public void snapshotItems(String dataset, String snapshotId, String actor, String client) {
    deliveries.add("%s of %s to %s".formatted(snapshotId, dataset, actor));
  }

  @Override
  public void sealedLog(long first, long last, String actor, String client) {
    deliveries.add("%d..%d to %s".formatted(first, last, actor));
  }
}
