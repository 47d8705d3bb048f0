package io.framelog.query.search;

import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.SearchHit;
import io.framelog.query.image.ImageFetch;
import io.framelog.query.image.ImageReads;
import io.framelog.query.search.RankFusion.Scored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the documents of images to what the index found. The index may be behind: images and crops
 * that are gone or removed by now are left out, and those ranked behind move up.
 */
@SearchComponent
class HitDocuments {
  private final ImageFetch images;
  private final ImageReads past;
  private final DocumentFacts facts;

  HitDocuments(ImageFetch images, ImageReads past, DocumentFacts facts) {
    this.images = images;
    this.past = past;
    this.facts = facts;
  }

  /** The hits with their documents, and the least position that these are true at. */
  record Hits(List<SearchHit> hits, long position) {}

  /**
   * @param found best first; ids as in {@link VersionedDocument}
   * @param withRemoved whether removed images are wanted
   * @param minPosition documents are at least as new as this
   */
  Hits complete(List<Scored> found, int limit, boolean withRemoved, long minPosition) {
    return complete(found, limit, withRemoved, ids -> images.fetch(ids, minPosition));
  }

  /** The hits with their documents as of a past position. */
  Hits completeAsOf(List<Scored> found, int limit, boolean withRemoved, long asOf) {
    return complete(found, limit, withRemoved, ids -> past.load(ids, asOf, null).inOrder(ids));
  }

  private Hits complete(
      List<Scored> found,
      int limit,
      boolean withRemoved,
      Function<List<String>, ImageBatch> images) {
    List<SearchHit> hits = new ArrayList<>();
    long position = Long.MAX_VALUE;
    for (int from = 0; from < found.size() && hits.size() < limit; from += limit) {
      List<Scored> page = found.subList(from, Math.min(found.size(), from + limit));
      ImageBatch batch =
          images.apply(
              page.stream().map(hit -> VersionedDocument.imageId(hit.id())).distinct().toList());
      position = Math.min(position, batch.position());
      Map<String, ImageDocument> documents =
          batch.images().stream()
              .collect(Collectors.toMap(ImageDocument::imageId, Function.identity()));
      Map<String, DocumentFacts.Facts> known = new HashMap<>();
      documents.forEach((id, document) -> known.put(id, facts.of(document)));
      for (Scored hit : page) {
        ImageDocument document = documents.get(VersionedDocument.imageId(hit.id()));
        String cropId = cropId(hit.id());
        if (document != null
            && hits.size() < limit
            && isWanted(known.get(document.imageId()), cropId, withRemoved)) {
          hits.add(new SearchHit(document.imageId(), cropId, hit.score(), document));
        }
      }
    }
    return new Hits(hits, position);
  }

  private static boolean isWanted(
      DocumentFacts.@Nullable Facts facts, @Nullable String cropId, boolean withRemoved) {
    return facts != null
        && (withRemoved || !facts.removed())
        && (cropId == null || facts.cropIds().contains(cropId));
  }

  private static @Nullable String cropId(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? null : id.substring(slash + 1);
  }
}
