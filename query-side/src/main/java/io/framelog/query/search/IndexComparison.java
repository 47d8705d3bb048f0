package io.framelog.query.search;

import io.framelog.model.VectorKey;
import io.framelog.projection.ProjectionRun.Difference;
import io.framelog.projection.ProjectionRun.What;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.rebuild.Run;
import io.framelog.query.selection.IndexFields;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the live index, document for document, with what would be indexed now from the read
 * model and the stored vectors. An image that changes while it is compared is compared again later.
 */
@SearchComponent
class IndexComparison {
  private static final String IMAGES = "image";
  private static final String TABLE = "document";
  private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";
  private static final int PAGE = 50;
  private static final int ROUNDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SearchIndexes indexes;
  private final IndexedDocuments indexed;
  private final IndexRefresh refresh;
  private final ImageRecords records;
  private final RecordVectors vectors;
  private final SearchDocuments documents;
  private final ProjectionProgress progress;
  private final JsonMapper json;

  IndexComparison(
      SearchIndexes indexes,
      IndexedDocuments indexed,
      IndexRefresh refresh,
      ImageRecords records,
      RecordVectors vectors,
      SearchDocuments documents,
      ProjectionProgress progress,
      JsonMapper json) {
    this.indexes = indexes;
    this.indexed = indexed;
    this.refresh = refresh;
    this.records = records;
    this.vectors = vectors;
    this.documents = documents;
    this.progress = progress;
    this.json = json;
  }

  /**
   * Looks at all images, and at all documents.
   *
   * @throws SearchIndexException when Elasticsearch cannot be asked
   * @throws IllegalStateException when there is no index, or images change all the time
   */
  void run(Run run) {
    try {
      IndexTarget live =
          indexes
              .live()
              .orElseThrow(() -> new IllegalStateException("there is no live search index"));
      Set<String> again = all(live, run);
      for (int round = 1; !again.isEmpty(); round++) {
        if (round > ROUNDS) {
          throw new IllegalStateException(
              "%d images change too often to be compared".formatted(again.size()));
        }
        again = listed(live, again, run);
      }
    } catch (IOException e) {
      throw new SearchIndexException("Elasticsearch cannot be reached", e);
    }
  }

  private Set<String> all(IndexTarget live, Run run) throws IOException {
    Set<String> again = new HashSet<>();
    long position = settle(run);
    String after = "";
    boolean atEnd = false;
    while (!atEnd) {
      List<String> page = records.idsAfter(after.isEmpty() ? BEFORE_ALL : after, PAGE);
      atEnd = page.size() < PAGE;
      // Behind the last image there may still be documents, of images that do not exist.
      String last = atEnd ? null : page.getLast();
      compare(live, indexed.between(live, after, last), page, position, again, run);
      after = last == null ? after : last;
    }
    return again;
  }

  private Set<String> listed(IndexTarget live, Set<String> ids, Run run) throws IOException {
    Set<String> again = new HashSet<>();
    long position = settle(run);
    List<String> list = List.copyOf(ids);
    for (int from = 0; from < list.size(); from += PAGE) {
      List<String> page = list.subList(from, Math.min(list.size(), from + PAGE));
      compare(live, indexed.of(live, page), page, position, again, run);
    }
    return again;
  }

  /** All up to the position that is returned is in the index, and can be found there. */
  private long settle(Run run) throws IOException {
    long position = progress.committed(IMAGES);
    progress.await(SearchIndexProjection.NAME, position, PATIENCE);
    refresh.run();
    run.reached(position);
    return position;
  }

  /**
   * @param found read before the records are: what is newer than {@code position} there or here may
   *     be on its way, and is left for later
   */
  private void compare(
      IndexTarget live,
      Map<String, IndexedDocuments.Found> found,
      List<String> ids,
      long position,
      Set<String> again,
      Run run) {
    List<ImageRecord> images = records.load(ids, Long.MAX_VALUE);
    Map<VectorKey, float[]> known = vectors.find(images, live.model());
    Map<String, byte[]> expected = new HashMap<>();
    Set<String> moving = new HashSet<>();
    for (ImageRecord image : images) {
      if (image.position() > position) {
        moving.add(image.imageId());
      }
      documents.write(image, known, document -> expected.put(document.id(), document.json()));
    }
    found.forEach(
        (id, document) -> {
          if (document.version() > position) {
            moving.add(imageId(id));
          }
        });
    again.addAll(moving);
    Set<String> all = new TreeSet<>(expected.keySet());
    all.addAll(found.keySet());
    all.removeIf(id -> moving.contains(imageId(id)));
    for (String id : all) {
      Difference difference = difference(id, expected.get(id), found.get(id));
      if (difference != null) {
        run.differs(difference);
      }
    }
    run.compared(all.size());
  }

  private @Nullable Difference difference(
      String id, byte @Nullable [] expected, IndexedDocuments.@Nullable Found found) {
    if (found == null) {
      return new Difference(TABLE, id, What.MISSING, List.of());
    }
    if (expected == null) {
      // A removed crop leaves a document that says only that, until the next rebuild.
      return isCropTombstone(found.source())
          ? null
          : new Difference(TABLE, id, What.EXTRA, List.of());
    }
    List<String> fields = differing(json.readTree(expected), found.source());
    return fields.isEmpty() ? null : new Difference(TABLE, id, What.CHANGED, fields);
  }

  private static boolean isCropTombstone(JsonNode source) {
    return source.path(IndexFields.KIND).asString("").equals(IndexFields.KIND_CROP)
        && !source.has(IndexFields.CAPTION_WORDS)
        && source.path(IndexFields.REMOVED).asBoolean(false);
  }

  private static List<String> differing(JsonNode expected, JsonNode found) {
    Set<String> fields = new TreeSet<>(expected.propertyNames());
    fields.addAll(found.propertyNames());
    List<String> differing = new ArrayList<>();
    for (String field : fields) {
      boolean same =
          field.endsWith("_vector")
              ? Vectors.areSame(expected.path(field), found.path(field))
              : expected.path(field).equals(found.path(field));
      if (!same) {
        differing.add(field);
      }
    }
    return differing;
  }

  private static String imageId(String documentId) {
    int slash = documentId.indexOf('/');
    return slash < 0 ? documentId : documentId.substring(0, slash);
  }
}
