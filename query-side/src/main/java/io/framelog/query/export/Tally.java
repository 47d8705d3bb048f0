package io.framelog.query.export;

import io.framelog.query.canonical.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what an export holds and keeps the ids that it withholds, which it must declare. */
final class Tally {
  private final List<UUID> withheld = new ArrayList<>();
  private long items;
  private long crops;

  void add(ExportItem item) {
    items++;
    crops += item.crops().size();
  }

  void withhold(String imageId) {
    withheld.add(UUID.fromString(imageId));
  }

  /** The plan with what came of it, as RFC 8785 JSON. */
  String manifest(ExportPlan plan) {
    Map<String, @Nullable Object> members = plan.description();
    members.put("crops", crops);
    members.put("items", items);
    members.put("withheld", withheld.stream().map(UUID::toString).toList());
    return CanonicalJson.of(members);
  }
}
