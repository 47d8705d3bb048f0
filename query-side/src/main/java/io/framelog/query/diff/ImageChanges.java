package io.framelog.query.diff;

import io.framelog.diff.FieldChange;
import io.framelog.diff.ImageChange;
import io.framelog.diff.ImageChange.Kind;
import io.framelog.diff.Withholding;
import io.framelog.diff.Withholding.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Tells differences between two positions field by field. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class ImageChanges {
  /** How many contents are in memory at once, as they may be large. */
  private static final int CHUNK = 100;

  private final ImageContents contents;
  private final ReadModelReach reach;

  ImageChanges(ImageContents contents, ReadModelReach reach) {
    this.contents = contents;
    this.reach = reach;
  }

  /**
   * The changes in the order of the differences; an image that says the same again is left out.
   *
   * @param retracted the reasons for which images are not given out, by id
   */
  public List<ImageChange> of(
      List<Difference> differences, long from, long to, Map<String, String> retracted) {
    reach.require(Math.max(from, to));
    List<ImageChange> changes = new ArrayList<>();
    for (int first = 0; first < differences.size(); first += CHUNK) {
      changes.addAll(
          ofChunk(
              differences.subList(first, Math.min(differences.size(), first + CHUNK)),
              from,
              to,
              retracted));
    }
    return changes;
  }

  private List<ImageChange> ofChunk(
      List<Difference> differences, long from, long to, Map<String, String> retracted) {
    Map<String, List<FieldChange>> fields =
        fields(
            differences.stream()
                .filter(one -> one.kind() == Kind.CHANGED && !one.isErased())
                .map(Difference::imageId)
                .filter(id -> !retracted.containsKey(id))
                .toList(),
            from,
            to);
    List<ImageChange> changes = new ArrayList<>();
    for (Difference one : differences) {
      String id = one.imageId();
      Withholding withheld = withheld(one, retracted.get(id));
      if (withheld != null || one.kind() != Kind.CHANGED) {
        changes.add(new ImageChange(id, one.kind(), List.of(), withheld));
      } else if (!fields.containsKey(id)) { // erased since it was found
        changes.add(
            new ImageChange(id, Kind.CHANGED, List.of(), new Withholding(Why.ERASED, null)));
      } else if (!fields.get(id).isEmpty()) {
        changes.add(new ImageChange(id, Kind.CHANGED, fields.get(id), null));
      }
    }
    return changes;
  }

  private static @Nullable Withholding withheld(Difference one, @Nullable String reason) {
    if (one.isErased()) {
      return new Withholding(Why.ERASED, null);
    }
    return reason == null ? null : new Withholding(Why.RETRACTED, reason);
  }

  private Map<String, List<FieldChange>> fields(List<String> ids, long from, long to) {
    Map<String, List<FieldChange>> fields = new HashMap<>();
    if (!ids.isEmpty()) {
      Map<String, ImageContent> before = contents.asOf(from, ids);
      Map<String, ImageContent> behind = contents.asOf(to, ids);
      for (String id : ids) {
        ImageContent one = before.get(id);
        ImageContent other = behind.get(id);
        if (one != null && other != null) {
          fields.put(id, FieldChanges.between(one, other));
        }
      }
    }
    return fields;
  }
}
