package io.framelog.query.search;

import static io.framelog.query.selection.IndexFields.CAPTION_WORDS;
import static io.framelog.query.selection.IndexFields.CROP_ID;
import static io.framelog.query.selection.IndexFields.HAS_CAPTION;
import static io.framelog.query.selection.IndexFields.IMAGE_ID;
import static io.framelog.query.selection.IndexFields.IMAGE_VECTOR;
import static io.framelog.query.selection.IndexFields.KIND;
import static io.framelog.query.selection.IndexFields.KIND_CROP;
import static io.framelog.query.selection.IndexFields.KIND_IMAGE;
import static io.framelog.query.selection.IndexFields.LABEL_WORDS;
import static io.framelog.query.selection.IndexFields.TAG_WORDS;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.CombinedFieldsOperator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;
import io.framelog.image.queries.SearchScope;
import io.framelog.query.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the requests that rank documents for one question: by nearness of vectors, by words. The
 * example itself is not among the results.
 */
final class RankingRequests {
  /** Enough for ranks behind the limit to matter in the fusion. */
  private static final int LEAST_DEPTH = 100;

  /** Elasticsearch looks at no more than twice as many. */
  static final int DEEPEST = 5_000;

  /** Twice as many are looked at by their 8-bit vectors as are then compared exactly. */
  private static final float OVERSAMPLE = 2;

  private final SearchQuestion question;
  private final Query filter;
  private final int depth;

  /**
   * @param among only documents that this filter leaves
   */
  RankingRequests(SearchQuestion question, Query among) {
    this(question, among, depth(question));
  }

  /**
   * @param depth how many documents each ranking gives, to {@link #DEEPEST}
   */
  RankingRequests(SearchQuestion question, Query among, int depth) {
    this.question = question;
    this.filter = filter(question, among);
    this.depth = depth;
  }

  /** How many documents each ranking gives. */
  static int depth(SearchQuestion question) {
    return Math.max(LEAST_DEPTH, 2 * question.limit());
  }

  /** By the cosine of a vector field with a vector of unit length. */
  SearchRequestBody nearest(String field, float[] vector) {
    return nearest(field, vector, filter);
  }

  /** By the cosine of the pixels' vector, among the pictures that have no caption. */
  SearchRequestBody nearestUncaptioned(float[] vector) {
    Query uncaptioned = QueryBuilders.term(term -> term.field(HAS_CAPTION).value(false));
    return nearest(
        IMAGE_VECTOR, vector, QueryBuilders.bool(bool -> bool.filter(filter, uncaptioned)));
  }

  private SearchRequestBody nearest(String field, float[] vector, Query among) {
    return SearchRequestBody.of(
        body ->
            idsOnly(body)
                .knn(
                    knn ->
                        knn.field(field)
                            .queryVector(Vectors.list(vector))
                            .k(depth)
                            .numCandidates(2 * depth)
                            .rescoreVector(rescore -> rescore.oversample(OVERSAMPLE))
                            .filter(among)));
  }

  /**
   * By BM25 over the words of caption, tags and crop labels taken together (over a crop's label
   * only, when crops are wanted); without documents that hold all words of the negative text.
   */
  SearchRequestBody lexical(String text, @Nullable String negative) {
    return SearchRequestBody.of(
        body ->
            idsOnly(body)
                .query(
                    query ->
                        query.bool(
                            bool -> {
                              if (negative != null) {
                                bool.mustNot(words(negative, CombinedFieldsOperator.And));
                              }
                              return bool.must(words(text, CombinedFieldsOperator.Or))
                                  .filter(filter);
                            })));
  }

  private SearchRequestBody.Builder idsOnly(SearchRequestBody.Builder body) {
    return body.size(depth)
        .source(source -> source.fetch(false))
        .trackTotalHits(total -> total.enabled(false));
  }

  private Query words(String text, CombinedFieldsOperator operator) {
    List<String> fields =
        question.scope() == SearchScope.CROPS
            ? List.of(LABEL_WORDS)
            : List.of(CAPTION_WORDS, TAG_WORDS, LABEL_WORDS);
    return QueryBuilders.combinedFields(
        combined ->
            combined
                .fields(fields)
                .query(Words.joined(text))
                .operator(operator)
                .autoGenerateSynonymsPhraseQuery(false));
  }

  private static Query filter(SearchQuestion question, Query among) {
    List<Query> filters = new ArrayList<>();
    String kind = question.scope() == SearchScope.CROPS ? KIND_CROP : KIND_IMAGE;
    filters.add(is(KIND, kind));
    filters.add(among);
    BoolQuery.Builder bool = new BoolQuery.Builder().filter(filters);
    if (question.example() instanceof Example.OfCrop crop) {
      bool.mustNot(is(CROP_ID, crop.cropId()));
    } else if (question.example() instanceof Example.OfImage image
        && question.scope() == SearchScope.IMAGES) {
      bool.mustNot(is(IMAGE_ID, image.imageId()));
    }
    return bool.build()._toQuery();
  }

  private static Query is(String field, String value) {
    return QueryBuilders.term(term -> term.field(field).value(value));
  }
}
