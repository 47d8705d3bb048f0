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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which rankings answer a question and how much each counts. The parts of a question count
 * the same: a text by its meaning, a text by its words, an example. A text's meaning is compared
 * with pixels and with captions, weighted as the model's package says. A negative text pulls every
 * query vector away from itself: {@code normalise(query - 0.5 * negative)}.
 */
@Component
class SearchPlanner {
  private static final double NEGATIVE_SHARE = 0.5;

  private final DualEncoder encoder;
  private final ExampleVectors examples;

  SearchPlanner(DualEncoder encoder, ExampleVectors examples) {
    this.encoder = encoder;
    this.examples = examples;
  }

  /** A ranking within its part, before shares are known. */
  private record Weighted(double weight, SearchRequestBody request) {}

  List<Ranking> plan(SearchQuestion question) {
    RankingRequests requests = new RankingRequests(question);
    List<List<Weighted>> parts = new ArrayList<>();
    String text = question.text();
    if (question.isSemantic()) {
      float[] negative = question.negative() == null ? null : encoded(question.negative());
      if (text != null) {
        parts.add(byMeaning(requests, question.scope(), away(encoded(text), negative)));
      }
      if (question.example() != null) {
        float[] vector = unit(examples.of(question.example()));
        String field = question.scope() == SearchScope.CROPS ? CROP_VECTOR : IMAGE_VECTOR;
        parts.add(List.of(new Weighted(1, requests.nearest(field, away(vector, negative)))));
      }
    }
    if (text != null && question.mode() != SearchMode.SEMANTIC) {
      parts.add(List.of(new Weighted(1, requests.lexical(text, question.negative()))));
    }
    return parts.stream().flatMap(part -> shares(part, parts.size()).stream()).toList();
  }

  private List<Weighted> byMeaning(RankingRequests requests, SearchScope scope, float[] vector) {
    FusionWeights weights = encoder.fusionWeights();
    return switch (scope) {
      case CROPS -> List.of(new Weighted(1, requests.nearest(CROP_VECTOR, vector)));
      case IMAGES ->
          List.of(
              new Weighted(weights.pixels(), requests.nearest(IMAGE_VECTOR, vector)),
              new Weighted(weights.caption(), requests.nearest(CAPTION_VECTOR, vector)));
    };
  }

  private static List<Ranking> shares(List<Weighted> part, int parts) {
    double sum = part.stream().mapToDouble(Weighted::weight).sum();
    return part.stream()
        .map(one -> new Ranking(one.weight() / sum / parts, one.request()))
        .toList();
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
