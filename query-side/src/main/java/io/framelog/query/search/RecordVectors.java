package io.framelog.query.search;

import io.framelog.image.EmbeddingSubject;
import io.framelog.model.VectorKey;
import io.framelog.model.VectorStore;
import io.framelog.query.search.ImageRecord.CropRecord;
import io.framelog.query.search.ImageRecord.EmbeddingRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the vectors that documents carry: of what is visible, by one model, of unit length. */
@SearchComponent
class RecordVectors {
  private static final Logger LOG = LoggerFactory.getLogger(RecordVectors.class);

  private final VectorStore store;

  RecordVectors(VectorStore store) {
    this.store = store;
  }

  /**
   * The vectors of these records by their keys. One whose bytes are lost or unusable is left out
   * and reported: the picture is then found by its words only, until it is embedded again.
   */
  Map<VectorKey, float[]> find(List<ImageRecord> records, IndexedModel model) {
    List<VectorKey> keys = new ArrayList<>();
    records.forEach(record -> keys.addAll(keys(record, model)));
    Map<VectorKey, float[]> found = keys.isEmpty() ? Map.of() : store.find(keys);
    Map<VectorKey, float[]> usable = HashMap.newHashMap(found.size());
    for (VectorKey key : keys) {
      float[] vector = found.get(key);
      if (vector == null) {
        LOG.warn("The vector {} is recorded but not in the store", key);
      } else if (vector.length != model.dimension() || !Vectors.hasDirection(vector)) {
        LOG.warn("The vector {} is unusable: {} numbers", key, vector.length);
      } else {
        usable.put(key, Vectors.normalised(vector));
      }
    }
    return usable;
  }

  private static List<VectorKey> keys(ImageRecord record, IndexedModel model) {
    if (record.removed()) {
      return List.of();
    }
    Set<String> open = record.openCrops().stream().map(CropRecord::id).collect(Collectors.toSet());
    return record.embeddings().stream()
        .filter(it -> model.made(it.model(), it.version(), it.dimension()))
        .filter(it -> !it.kind().equals("CROP") || open.contains(it.crop()))
        .filter(it -> !it.kind().equals("CAPTION") || !record.caption().isEmpty())
        .map(it -> key(record.imageId(), it))
        .toList();
  }

  /** The name of a recorded vector in the store. */
  static VectorKey key(String imageId, EmbeddingRecord embedding) {
    EmbeddingSubject.Kind kind = EmbeddingSubject.Kind.valueOf(embedding.kind());
    return VectorKey.of(
        imageId,
        new EmbeddingSubject(kind, embedding.crop(), null, null),
        embedding.model(),
        embedding.version(),
        embedding.sha256());
  }
}
