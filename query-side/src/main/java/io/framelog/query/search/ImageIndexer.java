package io.framelog.query.search;

import io.framelog.model.VectorKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings the documents of images up to what the read model says now. */
@SearchComponent
class ImageIndexer {
  private final ImageRecords records;
  private final RecordVectors vectors;
  private final SearchDocuments documents;
  private final BulkWriter bulk;

  ImageIndexer(
      ImageRecords records, RecordVectors vectors, SearchDocuments documents, BulkWriter bulk) {
    this.records = records;
    this.vectors = vectors;
    this.documents = documents;
    this.bulk = bulk;
  }

  /**
   * Indexes a bounded number of images whole; ids that are no image's are passed over.
   *
   * @param cropsClosedFrom crops that were removed at this position or later are marked so
   * @throws SearchIndexException when an index does not take all of them
   */
  void index(Collection<String> imageIds, long cropsClosedFrom, List<IndexTarget> targets) {
    List<ImageRecord> images = records.load(imageIds, cropsClosedFrom);
    Map<IndexedModel, Map<VectorKey, float[]>> byModel = new LinkedHashMap<>();
    for (IndexTarget target : targets) {
      Map<VectorKey, float[]> found =
          byModel.computeIfAbsent(target.model(), model -> vectors.find(images, model));
      BulkWriter.Run run = bulk.to(target);
      images.forEach(image -> documents.write(image, found, run::add));
      run.flush();
    }
  }
}
