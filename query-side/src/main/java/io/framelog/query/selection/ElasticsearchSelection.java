package io.framelog.query.selection;

import static io.framelog.query.selection.IndexFields.ACTORS;
import static io.framelog.query.selection.IndexFields.CAPTION_WORDS;
import static io.framelog.query.selection.IndexFields.CROP_LABELS;
import static io.framelog.query.selection.IndexFields.EDITED_BY;
import static io.framelog.query.selection.IndexFields.HAS_CAPTION;
import static io.framelog.query.selection.IndexFields.HAS_CROP;
import static io.framelog.query.selection.IndexFields.HAS_EMBEDDING;
import static io.framelog.query.selection.IndexFields.IMAGE_ID;
import static io.framelog.query.selection.IndexFields.MEDIA_TYPE;
import static io.framelog.query.selection.IndexFields.REGISTERED_BY;
import static io.framelog.query.selection.IndexFields.REMOVED;
import static io.framelog.query.selection.IndexFields.REVIEW;
import static io.framelog.query.selection.IndexFields.TAGS;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.query.text.Words;
import io.framelog.selection.Selection;
import io.framelog.selection.Selection.Deed;
import io.framelog.selection.Selection.ReviewMark;
import io.framelog.selection.Selection.Thing;
import java.util.List;

/**
 * A {@link Selection} as a filter over the documents of the search index, with the meaning that it
 * has everywhere. Over crop documents it asks about the crop's image, except for {@code crop:} and
 * {@code crop-overlaps:}, which are the label and the box of that very crop.
 */
public final class ElasticsearchSelection {
  /** Elasticsearch refuses more than 30 levels, and the search puts its own around these. */
  private static final int MAX_DEPTH = 24;

  private ElasticsearchSelection() {}

  /**
   * The filter, without scores.
   *
   * @throws QueryRejected {@code selection-invalid} when the selection nests too deeply for an
   *     index
   */
  public static Query filter(Selection selection) {
    Query matching = compile(selection, 0);
    return selection.namesRemoved()
        ? matching
        : Query.of(query -> query.bool(all -> all.filter(matching, is(REMOVED, false))));
  }

  /** The documents of these images, removed ones too. */
  public static Query anyOf(List<String> imageIds) {
    return isAnyOf(IMAGE_ID, imageIds);
  }

  /** All documents, those of removed images too. */
  public static Query anything() {
    return QueryBuilders.matchAll(all -> all);
  }

  private static Query compile(Selection selection, int depth) {
    if (depth > MAX_DEPTH) {
      throw new QueryRejected(
          ErrorCode.SELECTION_INVALID,
          "A search takes selections of up to %d levels".formatted(MAX_DEPTH));
    }
    return switch (selection) {
      case Selection.Everything ignored -> anything();
      case Selection.And and -> bool(new BoolQuery.Builder().filter(parts(and.parts(), depth)));
      case Selection.Or or ->
          bool(new BoolQuery.Builder().should(parts(or.parts(), depth)).minimumShouldMatch("1"));
      case Selection.Not not ->
          not.part() instanceof Selection.Not twice
              ? compile(twice.part(), depth)
              : not(compile(not.part(), depth + 1));
      case Selection.Tag tag -> is(TAGS, tag.value());
      case Selection.Actor actor -> is(ACTORS, actor.value());
      case Selection.CropLabel label -> is(CROP_LABELS, label.value());
      case Selection.CropOverlaps overlaps -> BoxFilter.of(overlaps.box());
      case Selection.Review review -> review(review.mark());
      case Selection.By by ->
          is(by.deed() == Deed.REGISTERED ? REGISTERED_BY : EDITED_BY, by.actor());
      case Selection.At at -> TimeFilter.of(at);
      case Selection.MediaType type -> is(MEDIA_TYPE, type.value());
      case Selection.Id id -> is(IMAGE_ID, id.value());
      case Selection.Ids ids -> anyOf(ids.values());
      case Selection.Similarity term -> throw Selections.unresolved(term);
      case Selection.Removed removed -> is(REMOVED, removed.value());
      case Selection.CaptionWords words -> words(words.text());
      case Selection.Has has -> has(has.thing());
      case Selection.Number number -> NumberFilter.of(number);
      case Selection.Metadata metadata -> MetadataFilter.of(metadata);
    };
  }

  private static List<Query> parts(List<Selection> parts, int depth) {
    return parts.stream().map(part -> compile(part, depth + 1)).toList();
  }

  private static Query words(String text) {
    List<Query> words =
        Words.of(text).stream().distinct().map(word -> is(CAPTION_WORDS, word)).toList();
    return words.isEmpty() ? nothing() : bool(new BoolQuery.Builder().filter(words));
  }

  private static Query has(Thing thing) {
    return switch (thing) {
      case CAPTION -> is(HAS_CAPTION, true);
      case CROP -> is(HAS_CROP, true);
      case EMBEDDING -> is(HAS_EMBEDDING, true);
      case TAG -> QueryBuilders.exists(exists -> exists.field(TAGS));
      case ACTOR -> QueryBuilders.exists(exists -> exists.field(ACTORS));
      case REVIEW -> QueryBuilders.exists(exists -> exists.field(REVIEW));
    };
  }

  private static Query review(ReviewMark mark) {
    return switch (mark) {
      case NONE -> not(has(Thing.REVIEW));
      case APPROVED, NEEDS_WORK, REJECTED -> is(REVIEW, mark.name());
    };
  }

  static Query is(String field, String value) {
    return QueryBuilders.term(term -> term.field(field).value(value));
  }

  private static Query isAnyOf(String field, List<String> values) {
    return QueryBuilders.terms(
        terms ->
            terms
                .field(field)
                .terms(any -> any.value(values.stream().map(FieldValue::of).toList())));
  }

  static Query is(String field, boolean value) {
    return QueryBuilders.term(term -> term.field(field).value(value));
  }

  static Query not(Query query) {
    return bool(new BoolQuery.Builder().mustNot(query));
  }

  static Query nothing() {
    return QueryBuilders.matchNone(none -> none);
  }

  private static Query bool(BoolQuery.Builder builder) {
    return builder.build()._toQuery();
  }
}
