package io.framelog.query.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.queries.Facets;
import io.framelog.image.queries.Facets.Bucket;
import io.framelog.image.queries.Facets.Facet;
import io.framelog.image.queries.FindFacets;
import io.framelog.image.queries.FindStatistics;
import io.framelog.image.queries.FindStatistics.Interval;
import io.framelog.image.queries.ImagePage;
import io.framelog.image.queries.ListImages;
import io.framelog.image.queries.Statistics;
import io.framelog.image.queries.Statistics.Activity;
import io.framelog.image.queries.Statistics.TagPair;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.selection.SqlCondition;
import io.framelog.selection.Selection;
import io.framelog.selection.SelectionParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Facets and statistics. */
@ReadModelTest
class SummariesTest {
  @Autowired TestLog log;
  @Autowired TestQueries queries;
  @Autowired JdbcTemplate jdbc;

  @Test
  void facetsCountEachImageOnceAndTheirFiltersSelectWhatTheyCount() {
    Gallery gallery = new Gallery(log, 21).register(60).edit(30);

    Facets facets = queries.ask(new FindFacets(gallery.filter, null, gallery.head()), Facets.class);

    long removed = 60 - facets.total();
    assertThat(removed).isPositive();
    assertThat(facets.exact()).isTrue();
    assertThat(facets.sampled()).isEqualTo(facets.total());
    assertThat(bucket(facets.tags(), gallery.mark).count()).isEqualTo(facets.total());
    assertThat(facets.actors().values())
        .containsExactly(new Bucket("ann", facets.total(), "actor:ann"));
    assertThat(facets.sizes().values()).extracting(Bucket::value).containsExactly("SMALL");
    assertThat(facets.reviews().values())
        .containsExactly(new Bucket("NONE", facets.total(), "review:none"));
    for (Facet facet :
        List.of(
            facets.tags(), facets.actors(), facets.sources(), facets.reviews(), facets.sizes())) {
      assertThat(facet.other()).isZero();
      for (Bucket bucket : facet.values()) {
        assertThat(counted(gallery.filter + " AND (" + bucket.filter() + ")"))
            .as(bucket.toString())
            .isEqualTo(bucket.count());
      }
    }
    assertThat(facets.sources().values()).extracting(Bucket::value).contains("own", "flickr");
    assertThat(Objects.requireNonNull(facets.enrichment()).values())
        .extracting(Bucket::value)
        .contains("fingerprint=PENDING");
  }

  @Test
  void facetsOfThePastAreThoseOfThen() {
    Gallery gallery = new Gallery(log, 22).register(10);
    long then = gallery.head();
    long head = then;
    for (String id : gallery.ids) {
      head = log.append(new TagsEdited(id, List.of("later"), List.of(gallery.mark), Origin.HUMAN));
    }

    Facets before = queries.ask(new FindFacets(gallery.filter, then, head), Facets.class);

    assertThat(before.total()).isEqualTo(10);
    assertThat(before.position()).isEqualTo(then);
    assertThat(before.tags().values()).extracting(Bucket::value).doesNotContain("later");
    assertThat(before.enrichment()).isNull();
    assertThat(queries.ask(new FindFacets(gallery.filter, null, head), Facets.class).total())
        .isZero();
  }

  @Test
  void rareValuesAreSummedUp() {
    Gallery gallery = new Gallery(log, 23).register(70);
    long head = 0;
    for (int i = 0; i < 70; i++) {
      head =
          log.append(
              new TagsEdited(gallery.ids.get(i), List.of("rare " + i), List.of(), Origin.HUMAN));
    }

    Facet tags = queries.ask(new FindFacets(gallery.filter, null, head), Facets.class).tags();

    assertThat(tags.values()).hasSize(FacetStatement.MOST_VALUES);
    assertThat(tags.values().getFirst().value()).isEqualTo(gallery.mark);
    assertThat(tags.other()).isEqualTo(70 + 2 - FacetStatement.MOST_VALUES);
  }

  @Test
  void enrichmentIsCountedAsImagesShowIt() {
    Gallery gallery = new Gallery(log, 24).register(5);
    long head = log.append(new FingerprintRecorded(gallery.ids.getFirst(), "dhash64", "00"));

    Facets facets = queries.ask(new FindFacets(gallery.filter, null, head), Facets.class);

    Facet steps = Objects.requireNonNull(facets.enrichment());
    assertThat(bucket(steps, "fingerprint=DONE").count()).isEqualTo(1);
    assertThat(bucket(steps, "fingerprint=PENDING").count()).isEqualTo(4);
  }

  @Test
  void aSampleEstimatesWhatItDoesNotCount() {
    Gallery gallery = new Gallery(log, 25).register(3_000);
    queries.ask(new FindFacets(gallery.filter, null, gallery.head()), Facets.class);
    Selection selection = SelectionParser.parse(gallery.filter);

    SqlCondition statement = ImageSample.statement(selection, null, 1_000);
    List<UUID> ids =
        jdbc.query(
            statement.sql(),
            (row, number) -> row.getObject(1, UUID.class),
            statement.parameters().toArray());
    ImageSample sample = new ImageSample(ids.size(), ids.getLast(), 1_000);

    assertThat(sample.isExact()).isFalse();
    assertThat(ids).hasSize(1_001);
    assertThat((double) sample.total()).isCloseTo(3_000, within(300.0));
    assertThat(sample.estimate(500)).isBetween(1_300L, 1_700L);
  }

  @Test
  void statisticsTellWhoDidHowMuchAndWhichTagsGoTogether() {
    Gallery gallery = new Gallery(log, 26).register(4);
    log.append("cleo", List.of(new CaptionChanged(gallery.ids.get(0), "x", Origin.HUMAN)));
    log.append("cleo", List.of(new FingerprintRecorded(gallery.ids.get(0), "dhash64", "0")));
    log.append(
        "bob",
        List.of(new TagsEdited(gallery.ids.get(1), List.of("a", "b"), List.of(), Origin.HUMAN)));
    long head = log.append("bob", List.of(new ImageRemoved(gallery.ids.get(2), null)));
    Instant soon = Instant.now().plus(Duration.ofMinutes(5));

    Statistics statistics =
        queries.ask(
            new FindStatistics(
                gallery.filter, soon.minus(Duration.ofDays(7)), soon, Interval.WEEK, head),
            Statistics.class);

    assertThat(sum(statistics, "ann")).isEqualTo(3);
    assertThat(sum(statistics, "cleo")).isEqualTo(1);
    assertThat(sum(statistics, "bob")).isEqualTo(1);
    assertThat(statistics.tags())
        .contains(new TagPair("a", "b", 1), new TagPair("a", gallery.mark, 1));
    assertThat(statistics.exact()).isTrue();
  }

  @Test
  void statisticsOfTooManyIntervalsAreRefused() {
    Instant now = Instant.now();
    assertThat(
            queries
                .refusal(
                    new FindStatistics(
                        null, now.minus(Duration.ofDays(60)), now, Interval.HOUR, null),
                    Statistics.class)
                .code())
        .isEqualTo(ErrorCode.VALIDATION_FAILED);
    assertThat(
            queries
                .refusal(new FindStatistics(null, now, now, Interval.DAY, null), Statistics.class)
                .code())
        .isEqualTo(ErrorCode.VALIDATION_FAILED);
  }

  private static long sum(Statistics statistics, String actor) {
    return statistics.activity().stream()
        .filter(it -> actor.equals(it.actor()))
        .mapToLong(Activity::events)
        .sum();
  }

  private static Bucket bucket(Facet facet, String value) {
    return facet.values().stream()
        .filter(it -> it.value().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError(value + " is not in " + facet));
  }

  private long counted(String filter) {
    Long count =
        queries
            .ask(new ListImages(filter, null, 1, null, true, null, null), ImagePage.class)
            .count();
    return count == null ? -1 : count;
  }
}
