package io.framelog.selection;

import io.framelog.image.Box;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A parsed selection. Removed images never match unless the selection names {@link Removed}
 * anywhere; see {@link #namesRemoved()}.
 */
public sealed interface Selection {
  /** Every image. */
  record Everything() implements Selection {}

  /** All of the parts; at least two. */
  record And(List<Selection> parts) implements Selection {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** Any of the parts; at least two. */
  record Or(List<Selection> parts) implements Selection {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** What the part does not match. */
  record Not(Selection part) implements Selection {}

  /** Images with this tag (normalised). */
  record Tag(String value) implements Selection {}

  /** Images with this actor (normalised). */
  record Actor(String value) implements Selection {}

  /** Images whose caption holds all of these words, in any order, ignoring case and inflection. */
  record CaptionWords(String text) implements Selection {}

  /**
   * Images whose metadata has a value at this path (top-level key first) for which the comparison
   * holds: as numbers when both the stored value is a JSON number and {@code value} reads as one;
   * as text otherwise ({@code true}, {@code false} and numbers as JSON writes them; only EQUAL and
   * NOT_EQUAL). An image without that path never matches, not even NOT_EQUAL.
   */
  record Metadata(List<String> path, Comparison comparison, String value) implements Selection {
    public Metadata {
      path = List.copyOf(path);
    }
  }

  /** Images whose number compares so. */
  record Number(NumberField field, Comparison comparison, double value) implements Selection {}

  /**
   * What {@link Number} can ask about; ASPECT is width / height, POSITION that of the image's last
   * annotation event, which {@code asOf} does not pass.
   */
  enum NumberField {
    WIDTH,
    HEIGHT,
    BYTES,
    ASPECT,
    VERSION,
    POSITION
  }

  /** Images that have the thing at all. */
  record Has(Thing thing) implements Selection {}

  /** What {@link Has} can ask for; EMBEDDING is that of the pixels. */
  enum Thing {
    CAPTION,
    CROP,
    EMBEDDING,
    TAG,
    ACTOR,
    REVIEW
  }

  /** Images whose last review says so; NONE: that were never reviewed. */
  record Review(ReviewMark mark) implements Selection {}

  /** What {@link Review} can ask for. */
  enum ReviewMark {
    APPROVED,
    NEEDS_WORK,
    REJECTED,
    NONE
  }

  /**
   * Images on which somebody did the deed: registered it, or made at least one of the annotation
   * events behind the registration. The name is the token's subject, letter for letter.
   */
  record By(Deed deed, String actor) implements Selection {}

  /**
   * Images whose deed's time compares so: the registration's, or the last annotation event's (the
   * registration's, as long as there is no other), which is {@code updatedAt}. To microseconds.
   */
  record At(Deed deed, Comparison comparison, Instant time) implements Selection {}

  /** What {@link By} and {@link At} ask about. */
  enum Deed {
    REGISTERED,
    EDITED
  }

  /**
   * Images with a crop that shares some area with this box; merely touching does not count. The box
   * lies in the image and has an area.
   */
  record CropOverlaps(Box box) implements Selection {}

  /** Images with a crop of this label (normalised). */
  record CropLabel(String value) implements Selection {}

  /** Images of this media type, for instance {@code image/png}. */
  record MediaType(String value) implements Selection {}

  /** The image of this id. */
  record Id(String value) implements Selection {}

  /** The images of these ids: none, or at least two, sorted, each once. */
  record Ids(List<String> values) implements Selection {
    public Ids {
      values = values.stream().distinct().sorted().toList();
    }
  }

  /**
   * A term that is no condition on an image's facts: which images it stands for is looked up first
   * (see {@link Similarities}), among what is known when it is looked up.
   */
  sealed interface Similarity extends Selection
      permits SimilarToText, SimilarToImage, NearDuplicateOf {}

  /** Images whose pixels' vector has at least this cosine, 0 to 1, with that of the text. */
  record SimilarToText(String text, double score) implements Similarity {}

  /** Images, but not this one, whose pixels' vector has at least this cosine with its own. */
  record SimilarToImage(String imageId, double score) implements Similarity {}

  /** Images, but not this one, whose perceptual hash differs from its in so many bits at most. */
  record NearDuplicateOf(String imageId, int distance) implements Similarity {}

  /** Removed images, or those that are not. */
  record Removed(boolean value) implements Selection {}

  /** Whether {@link Removed} is named anywhere, so that removed images are not left out. */
  default boolean namesRemoved() {
    return names(Removed.class::isInstance);
  }

  /** Whether any of its terms is such a one. */
  default boolean names(Predicate<Selection> term) {
    return switch (this) {
      case And and -> and.parts().stream().anyMatch(part -> part.names(term));
      case Or or -> or.parts().stream().anyMatch(part -> part.names(term));
      case Not not -> not.part().names(term);
      case Everything all -> term.test(all);
      case Tag tag -> term.test(tag);
      case Actor actor -> term.test(actor);
      case CaptionWords words -> term.test(words);
      case Metadata metadata -> term.test(metadata);
      case Number number -> term.test(number);
      case Has has -> term.test(has);
      case CropLabel label -> term.test(label);
      case CropOverlaps overlaps -> term.test(overlaps);
      case Review review -> term.test(review);
      case By by -> term.test(by);
      case At at -> term.test(at);
      case MediaType type -> term.test(type);
      case Id id -> term.test(id);
      case Ids ids -> term.test(ids);
      case Similarity similarity -> term.test(similarity);
      case Removed removed -> term.test(removed);
    };
  }
}
