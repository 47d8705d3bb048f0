package io.framelog.query.selection;

import static io.framelog.query.selection.IndexFields.METADATA_NUMBERS;
import static io.framelog.query.selection.IndexFields.METADATA_PATHS;
import static io.framelog.query.selection.IndexFields.METADATA_TEXTS;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TermRangeQuery;
import io.framelog.selection.Comparison;
import io.framelog.selection.Selection;
import java.math.BigDecimal;
import java.util.Optional;

/** Terms about metadata, over the fields of {@link MetadataTerms}. */
final class MetadataFilter {
  private MetadataFilter() {}

  static Query of(Selection.Metadata metadata) {
    String path = MetadataTerms.join(metadata.path());
    Optional<BigDecimal> number = MetadataTerms.asNumber(metadata.value());
    return switch (metadata.comparison()) {
      case EQUAL -> equal(path, metadata.value(), number);
      case NOT_EQUAL ->
          QueryBuilders.bool(
              bool ->
                  bool.filter(ElasticsearchSelection.is(METADATA_PATHS, MetadataTerms.path(path)))
                      .mustNot(equal(path, metadata.value(), number)));
      case LESS, AT_MOST, GREATER, AT_LEAST ->
          number
              .map(bound -> range(path, metadata.comparison(), bound))
              .orElseGet(ElasticsearchSelection::nothing);
    };
  }

  private static Query equal(String path, String value, Optional<BigDecimal> number) {
    Query text = ElasticsearchSelection.is(METADATA_TEXTS, MetadataTerms.text(path, value));
    return number
        .map(
            it ->
                QueryBuilders.bool(
                    bool ->
                        bool.should(
                                text,
                                ElasticsearchSelection.is(
                                    METADATA_NUMBERS, MetadataTerms.number(path, it)))
                            .minimumShouldMatch("1")))
        .orElse(text);
  }

  private static Query range(String path, Comparison comparison, BigDecimal bound) {
    String at = MetadataTerms.number(path, bound);
    TermRangeQuery.Builder range = new TermRangeQuery.Builder().field(METADATA_NUMBERS);
    switch (comparison) {
      case LESS -> range.gte(MetadataTerms.numbersBegin(path)).lt(at);
      case AT_MOST -> range.gte(MetadataTerms.numbersBegin(path)).lte(at);
      case GREATER -> range.gt(at).lt(MetadataTerms.numbersEnd(path));
      case AT_LEAST -> range.gte(at).lt(MetadataTerms.numbersEnd(path));
      case EQUAL, NOT_EQUAL -> throw new IllegalArgumentException("not a range: " + comparison);
    }
    return QueryBuilders.range(query -> query.term(range.build()));
  }
}
