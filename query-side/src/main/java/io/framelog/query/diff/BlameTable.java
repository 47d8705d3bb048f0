package io.framelog.query.diff;

import io.framelog.query.diff.FactPositions.Fact;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Finds where each fact about an image became what it is; costs what its own history is long. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class BlameTable {
  private static final String BLAMED =
      """
      select valid_from, version from image_version
       where image_id = ?::uuid and valid_from = any (?)
      """;

  private final JdbcTemplate jdbc;
  private final ImageContents contents;
  private final ReadModelReach reach;

  BlameTable(JdbcTemplate jdbc, ImageContents contents, ReadModelReach reach) {
    this.jdbc = jdbc;
    this.contents = contents;
    this.reach = reach;
  }

  /**
   * @param versions the image's version after the event at each blamed position
   * @param position what all of it is true at
   */
  record Blamed(List<Fact> facts, Map<Long, Long> versions, long position) {}

  /** Null when there is no such image then. */
  @Nullable Blamed blame(String imageId, @Nullable Long asOf, @Nullable Long minPosition) {
    reach.require(asOf);
    reach.require(minPosition);
    long position = asOf == null ? reach.position() : asOf;
    ImageContent now = contents.asOf(position, List.of(imageId)).get(imageId);
    if (now == null) {
      return null;
    }
    FactPositions facts = new FactPositions(position);
    values(imageId, now, facts);
    elements("tags", now.tags(), imageId, facts);
    elements("actors", now.actors(), imageId, facts);
    metadata(imageId, now, facts);
    CropBlame crops = new CropBlame(facts);
    jdbc.query(BlameStatements.CROPS, crops::next, imageId, position);
    crops.finish();
    Map<Long, Long> versions = new HashMap<>();
    jdbc.query(
        BLAMED,
        row -> {
          versions.put(row.getLong(1), row.getLong(2));
        },
        imageId,
        facts.positions().toArray(Long[]::new));
    return new Blamed(facts.facts(), versions, position);
  }

  /** What nobody has said anything about since the registration is no fact. */
  private void values(String imageId, ImageContent now, FactPositions facts) {
    jdbc.query(
        BlameStatements.VALUES,
        row -> {
          long captioned = row.getLong(1);
          long reviewed = row.getLong(2);
          long removed = row.getLong(3);
          long registered = row.getLong(4);
          if (!now.caption().isEmpty() || captioned > registered) {
            facts.add("caption", now.caption(), captioned);
          }
          if (now.review() != null) {
            facts.add("review", now.review(), reviewed);
          }
          if (removed > registered) {
            facts.add("removed", now.removed(), removed);
          }
        },
        imageId,
        facts.asOf());
  }

  private void elements(String field, List<String> now, String imageId, FactPositions facts) {
    Map<String, Long> added = new HashMap<>();
    jdbc.query(
        BlameStatements.ELEMENTS.formatted(field),
        row -> {
          added.put(row.getString(1), row.getLong(2));
        },
        imageId,
        facts.asOf());
    now.stream()
        .sorted(Comparator.naturalOrder())
        .forEach(element -> facts.add(field, element, known(added, element)));
  }

  private void metadata(String imageId, ImageContent now, FactPositions facts) {
    Map<String, Long> set = new TreeMap<>();
    jdbc.query(
        BlameStatements.METADATA,
        row -> {
          Map<String, JsonNode> before = MetadataLeaves.of(row.getString(2), row.getString(4));
          long position = row.getLong(1);
          MetadataLeaves.of(row.getString(2), row.getString(3))
              .forEach(
                  (pointer, value) -> {
                    if (!MetadataLeaves.same(before.get(pointer), value)) {
                      set.put(pointer, position);
                    }
                  });
        },
        imageId,
        facts.asOf());
    now.metadata()
        .forEach((pointer, value) -> facts.add("metadata/" + pointer, value, known(set, pointer)));
  }

  /** What is there now has been put there. */
  private static long known(Map<String, Long> positions, String key) {
    return Objects.requireNonNull(positions.get(key), key);
  }
}
