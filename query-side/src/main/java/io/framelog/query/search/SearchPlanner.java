package io.framelog.query.search;

import static io.framelog.query.selection.IndexFields.CAPTION_VECTOR;
import static io.framelog.query.selection.IndexFields.CROP_VECTOR;
import static io.framelog.query.selection.IndexFields.IMAGE_VECTOR;

import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import io.framelog.model.DualEncoder;
import io.framelog.model.FusionWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which rankings answer a question and how much each counts. The parts of a question count
 * the same: a text by its meaning, a text by its words, an example. A text's meaning is compared
 * with pixels and with captions, weighted as the model's package says. A negative text pulls every
 * query vector away from itself: {@code normalise(query - 0.5 * negative)}.
 */
@SearchComponent
class SearchPlanner {
  private static final double NEGATIVE_SHARE = 0.5;

  private final DualEncoder encoder;
  private final ExampleVectors examples;

  SearchPlanner(DualEncoder encoder, ExampleVectors examples) {
    this.encoder = encoder;
    this.examples = examples;
  }

  private record Weighted(double weight, SearchRequestBody request) {}

  /**
   * A part of the question.
   *
   * @param best the most weight that one document can collect in it
   */
  private record Part(List<Weighted> rankings, double best) {
    static Part of(SearchRequestBody only) {
      return new Part(List.of(new Weighted(1, only)), 1);
    }
  }

  List<Ranking> plan(SearchQuestion question, RankingRequests requests) {
    List<Part> parts = new ArrayList<>();
    String text = question.text();
    if (question.isSemantic()) {
      float[] negative = question.negative() == null ? null : encoded(question.negative());
      if (text != null) {
        parts.add(byMeaning(requests, question.scope(), away(encoded(text), negative)));
      }
      if (question.example() != null) {
        float[] vector = away(unit(examples.of(question.example())), negative);
        String field = question.scope() == SearchScope.CROPS ? CROP_VECTOR : IMAGE_VECTOR;
        parts.add(Part.of(requests.nearest(field, vector)));
      }
    }
    if (text != null && question.mode() != SearchMode.SEMANTIC) {
      parts.add(Part.of(requests.lexical(text, question.negative())));
    }
    return parts.stream().flatMap(part -> shares(part, parts.size())).toList();
  }

  private Part byMeaning(RankingRequests requests, SearchScope scope, float[] vector) {
    return switch (scope) {
      case CROPS -> Part.of(requests.nearest(CROP_VECTOR, vector));
      case IMAGES -> byPixelsAndCaptions(requests, vector);
    };
  }

  private Part byPixelsAndCaptions(RankingRequests requests, float[] vector) {
    FusionWeights weights = encoder.fusionWeights();
    List<Weighted> rankings = new ArrayList<>();
    rankings.add(new Weighted(weights.pixels(), requests.nearest(IMAGE_VECTOR, vector)));
    rankings.add(new Weighted(weights.caption(), requests.nearest(CAPTION_VECTOR, vector)));
    if (weights.uncaptioned() > 0) {
      rankings.add(new Weighted(weights.uncaptioned(), requests.nearestUncaptioned(vector)));
    }
    // A picture has a caption or not, so it is in one of the last two only.
    return new Part(
        rankings, weights.pixels() + Math.max(weights.caption(), weights.uncaptioned()));
  }

  private static Stream<Ranking> shares(Part part, int parts) {
    return part.rankings().stream()
        .map(one -> new Ranking(one.weight() / part.best() / parts, one.request()));
  }

  private float[] encoded(String text) {
    return unit(encoder.encodeTexts(List.of(text)).getFirst());
  }

  private static float[] away(float[] vector, float @Nullable [] negative) {
    return negative == null ? vector : Vectors.away(vector, negative, NEGATIVE_SHARE);
  }

  private static float[] unit(float[] vector) {
    if (!Vectors.hasDirection(vector)) {
      throw new IllegalStateException("the model gave a vector without direction");
    }
    return Vectors.normalised(vector);
  }
}
