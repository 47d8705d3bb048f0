package io.framelog.query.search;

import io.framelog.model.DualEncoder;
import io.framelog.query.selection.Lookup;
import io.framelog.query.selection.SimilarImages;
import io.framelog.query.selection.SimilarityFinder;
import io.framelog.selection.Selection.NearDuplicateOf;
import io.framelog.selection.Selection.SimilarToImage;
import io.framelog.selection.Selection.SimilarToText;
import io.framelog.selection.Selection.Similarity;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Says what {@code similar-to} stands for: the images of whose pixels the vector has at least that
 * cosine with the vector of the words, or of the other image's pixels. Captions are left out of it:
 * the cosines of texts with texts lie on another scale, and one bound cannot fit both.
 */
@SearchComponent
class SimilarImagesFinder implements SimilarityFinder {
  private final SearchPositions positions;
  private final DualEncoder encoder;
  private final ExampleVectors examples;
  private final IndexSearcher searcher;
  private final VectorScan indexed;
  private final RemovedVectors removed;

  SimilarImagesFinder(
      SearchPositions positions,
      DualEncoder encoder,
      ExampleVectors examples,
      IndexSearcher searcher,
      VectorScan indexed,
      RemovedVectors removed) {
    this.positions = positions;
    this.encoder = encoder;
    this.examples = examples;
    this.searcher = searcher;
    this.indexed = indexed;
    this.removed = removed;
  }

  @Override
  public Optional<SimilarImages> find(Similarity term, Lookup lookup) {
    return switch (term) {
      case SimilarToText similar ->
          Optional.of(
              find(
                  new Nearness(
                      term,
                      encoder.encodeTexts(List.of(similar.text())).getFirst(),
                      similar.score()),
                  lookup));
      case SimilarToImage similar -> {
        SimilarImages found = find(nearness(similar), lookup);
        List<String> others =
            found.imageIds().stream().filter(id -> !id.equals(similar.imageId())).toList();
        yield Optional.of(new SimilarImages(others, found.position()));
      }
      case NearDuplicateOf ignored -> Optional.empty();
    };
  }

  private Nearness nearness(SimilarToImage term) {
    float[] vector =
        examples
            .ofImage(term.imageId())
            .orElseThrow(
                () ->
                    SimilarImages.unresolved(
                        term,
                        "There is no image %s, or it has no embedding yet"
                            .formatted(term.imageId())));
    return new Nearness(term, vector, term.score());
  }

  /** The index follows the tables, so an image that has just left the one is in the other. */
  private SimilarImages find(Nearness nearness, Lookup lookup) {
    searcher.requireLive();
    Long minPosition = lookup.minPosition();
    long position = minPosition == null ? positions.current() : positions.awaitVisible(minPosition);
    SortedSet<String> found = new TreeSet<>(indexed.find(nearness));
    if (lookup.withRemoved()) {
      removed.find(nearness, found);
    }
    SimilarImages.requireFew(nearness.term(), found);
    return new SimilarImages(List.copyOf(found), position);
  }
}
