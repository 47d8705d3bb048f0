package io.framelog.query.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks the states of one crop after the other, and keeps where each part became what it is. */
final class CropBlame {
  private static final List<String> PARTS = List.of("x", "y", "w", "h", "label");

  private final FactPositions facts;
  private @Nullable String cropId;
  private final List<@Nullable Object> values = new ArrayList<>();
  private final List<Long> since = new ArrayList<>();
  private long validTo;

  CropBlame(FactPositions facts) {
    this.facts = facts;
  }

  /** Takes the next state, as {@link BlameStatements#CROPS} orders them. */
  void next(ResultSet row) throws SQLException {
    String crop = row.getString(1);
    long validFrom = row.getLong(2);
    boolean isAnother = !crop.equals(cropId);
    if (isAnother) {
      finish();
      cropId = crop;
    }
    if (isAnother || validFrom != validTo) { // what came back begins anew
      values.clear();
      since.clear();
    }
    for (int i = 0; i < PARTS.size(); i++) {
      Object value = i < 4 ? (Object) row.getDouble(4 + i) : row.getString(8);
      if (since.size() <= i) {
        values.add(value);
        since.add(validFrom);
      } else if (!Objects.equals(values.get(i), value)) {
        values.set(i, value);
        since.set(i, validFrom);
      }
    }
    validTo = row.getLong(3);
  }

  /** Tells of the last crop, if it is there. */
  void finish() {
    if (cropId != null && validTo > facts.asOf()) {
      for (int i = 0; i < PARTS.size(); i++) {
        facts.add("crops/" + cropId + "/" + PARTS.get(i), values.get(i), since.get(i));
      }
    }
  }
}
