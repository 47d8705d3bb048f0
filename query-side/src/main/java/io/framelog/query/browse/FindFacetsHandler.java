package io.framelog.query.browse;

import io.framelog.image.EnrichmentKind;
import io.framelog.image.queries.Facets;
import io.framelog.image.queries.Facets.Bucket;
import io.framelog.image.queries.Facets.Facet;
import io.framelog.image.queries.FindFacets;
import io.framelog.query.selection.ResolvedSelection;
import io.framelog.query.selection.SelectionResolver;
import io.framelog.query.selection.Selections;
import io.framelog.query.selection.SqlCondition;
import io.framelog.selection.Comparison;
import io.framelog.selection.Selection;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.SelectionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers {@link FindFacets}. */
@Component
class FindFacetsHandler {
  private final BoundedReads reads;
  private final BrowseSettings settings;
  private final SelectionResolver resolver;

  FindFacetsHandler(BoundedReads reads, BrowseSettings settings, SelectionResolver resolver) {
    this.resolver = resolver;
    this.reads = reads;
    this.settings = settings;
  }

  private record Row(String facet, @Nullable String value, long count) {}

  @QueryHandler
  Facets on(FindFacets query) {
    ResolvedSelection resolved =
        resolver.resolve(Selections.parse(query.filter()), query.asOf(), query.minPosition());
    SqlCondition statement =
        FacetStatement.of(
            ImageSample.statement(resolved.selection(), query.asOf(), settings.sample()),
            query.asOf() == null);
    return reads.read(
        query.asOf(),
        query.minPosition(),
        session -> {
          List<Row> rows =
              session.query(
                  statement,
                  (row, number) -> new Row(row.getString(1), row.getString(2), row.getLong(3)));
          long position =
              query.asOf() == null
                  ? Math.min(session.position(), resolved.position())
                  : query.asOf();
          return facets(rows, query.asOf() == null, position);
        });
  }

  private Facets facets(List<Row> rows, boolean withEnrichment, long position) {
    Row sampled =
        rows.stream().filter(row -> row.facet().equals("sample")).findFirst().orElseThrow();
    ImageSample sample =
        new ImageSample(
            sampled.count(),
            sampled.value() == null ? null : UUID.fromString(sampled.value()),
            settings.sample());
    return new Facets(
        sample.total(),
        sample.isExact(),
        sample.rows(),
        facet("tag", rows, sample, value -> SelectionText.of(new Selection.Tag(value))),
        facet("actor", rows, sample, value -> SelectionText.of(new Selection.Actor(value))),
        facet("source", rows, sample, FindFacetsHandler::ofSource),
        facet("review", rows, sample, value -> "review:" + value.toLowerCase(Locale.ROOT)),
        facet("size", rows, sample, FindFacetsHandler::ofSize),
        withEnrichment ? facet("enrichment", rows, sample, value -> null) : null,
        position);
  }

  private static Facet facet(
      String name, List<Row> rows, ImageSample sample, Function<String, @Nullable String> filter) {
    List<Bucket> buckets = new ArrayList<>();
    long other = 0;
    for (Row row : rows) {
      if (row.facet().equals(name)) {
        long count = sample.estimate(row.count());
        if (row.value() == null) {
          other = count;
        } else {
          buckets.add(new Bucket(shown(name, row.value()), count, filter.apply(row.value())));
        }
      }
    }
    return new Facet(buckets, other);
  }

  /** As an image's own JSON names its steps. */
  private static String shown(String facet, String value) {
    if (!facet.equals("enrichment")) {
      return value;
    }
    int equals = value.indexOf('=');
    return EnrichmentKind.valueOf(value.substring(0, equals)).field() + value.substring(equals);
  }

  private static @Nullable String ofSource(String source) {
    String text =
        SelectionText.of(new Selection.Metadata(List.of("source"), Comparison.EQUAL, source));
    return text.length() > SelectionParser.MAX_LENGTH ? null : text;
  }

  private static String ofSize(String size) {
    return switch (size) {
      case "SMALL" -> "width<512 AND height<512";
      case "MEDIUM" -> "(width>=512 OR height>=512) AND width<1024 AND height<1024";
      case "LARGE" -> "(width>=1024 OR height>=1024) AND width<2048 AND height<2048";
      case "HUGE" -> "width>=2048 OR height>=2048";
      default -> throw new IllegalArgumentException(size);
    };
  }
}
