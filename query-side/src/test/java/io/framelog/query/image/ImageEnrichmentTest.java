package io.framelog.query.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.CropState;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.EnrichmentState;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.SuggestionKind;
import io.framelog.image.TagSuggestion;
import io.framelog.image.Thumbnail;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import io.framelog.image.queries.FindImage;
import io.framelog.image.queries.ImageAnswer;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImageView;
import io.framelog.image.queries.SuggestionView;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

@ReadModelTest
class ImageEnrichmentTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Box BOX = new Box(0.1, 0.2, 0.3, 0.4);
  private static final Box ELSEWHERE = new Box(0.5, 0.5, 0.3, 0.4);

  @Autowired TestLog log;
  @Autowired TestQueries queries;
  @Autowired JdbcTemplate jdbc;

  private final String id = Images.id();
  private final String crop = Images.id();

  @Test
  void anImageWaitsForTheStepsThatApplyToIt() {
    given(Images.registered(id));

    assertThat(view().enrichment().keySet())
        .containsExactlyInAnyOrder("thumbnails", "fingerprint", "embedding", "tags", "caption");
    assertThat(view().enrichment().values()).containsOnly(EnrichmentState.PENDING);

    given(new CropAdded(id, crop, BOX, null), new CaptionChanged(id, "a cat", Origin.HUMAN));

    assertThat(state(EnrichmentKind.CROP_EMBEDDING)).isEqualTo(EnrichmentState.PENDING);
    assertThat(state(EnrichmentKind.CAPTION_EMBEDDING)).isEqualTo(EnrichmentState.PENDING);

    given(new CropRemoved(id, crop), new CaptionChanged(id, "", Origin.HUMAN));

    assertThat(view().enrichment())
        .doesNotContainKeys(
            EnrichmentKind.CROP_EMBEDDING.field(), EnrichmentKind.CAPTION_EMBEDDING.field());
  }

  @Test
  void machineEventsChangeTheSequenceButNotTheVersion() {
    given(Images.registered(id));
    ImageView before = view();

    given(new FingerprintRecorded(id, "dhash64", "0f0f"));

    assertThat(document().version()).isEqualTo(1);
    assertThat(document().sequence()).isEqualTo(1);
    assertThat(view().updatedAt()).isEqualTo(before.updatedAt());
    assertThat(state(EnrichmentKind.FINGERPRINT)).isEqualTo(EnrichmentState.DONE);
    assertThat(
            jdbc.queryForObject(
                "select fingerprint from image where image_id = ?::uuid", String.class, id))
        .isEqualTo("0f0f");
  }

  @Test
  void thumbnailsGiveTheImageAThumbnailUrl() {
    given(
        Images.registered(id),
        new ThumbnailsRecorded(id, List.of(new Thumbnail(256, 256, 192, "t/256"))),
        new ThumbnailsRecorded(id, List.of(new Thumbnail(512, 512, 384, "t/512"))));

    assertThat(view().thumbnailUrl()).isEqualTo("/v1/images/" + id + "/thumbnail");
    assertThat(
            jdbc.queryForList(
                "select size from image_thumbnail where image_id = ?::uuid", Integer.class, id))
        .containsExactly(512);
  }

  @Test
  void onlyTheVectorOfTheCurrentCaptionCounts() {
    given(Images.registered(id, "a cat"), embedded(caption("a dog")));
    assertThat(state(EnrichmentKind.CAPTION_EMBEDDING)).isEqualTo(EnrichmentState.PENDING);
    assertThat(vectors()).isEmpty();

    given(embedded(caption("a cat")));
    assertThat(state(EnrichmentKind.CAPTION_EMBEDDING)).isEqualTo(EnrichmentState.DONE);
    assertThat(vectors()).containsExactly("CAPTION ");

    given(new CaptionChanged(id, "a dog", Origin.HUMAN));
    assertThat(state(EnrichmentKind.CAPTION_EMBEDDING)).isEqualTo(EnrichmentState.PENDING);
    assertThat(vectors()).isEmpty();
  }

  @Test
  void onlyTheVectorOfTheCropWhereItLiesNowCounts() {
    given(
        Images.registered(id),
        new CropAdded(id, crop, BOX, null),
        embedded(EmbeddingSubject.crop(crop, ELSEWHERE)),
        embedded(EmbeddingSubject.crop(Images.id(), BOX)));
    assertThat(state(EnrichmentKind.CROP_EMBEDDING)).isEqualTo(EnrichmentState.PENDING);

    given(embedded(EmbeddingSubject.crop(crop, BOX)));
    assertThat(state(EnrichmentKind.CROP_EMBEDDING)).isEqualTo(EnrichmentState.DONE);
    assertThat(vectors()).containsExactly("CROP " + crop);

    given(adjusted(BOX, BOX, "named"));
    assertThat(state(EnrichmentKind.CROP_EMBEDDING)).isEqualTo(EnrichmentState.DONE);

    given(adjusted(BOX, ELSEWHERE, "named"));
    assertThat(state(EnrichmentKind.CROP_EMBEDDING)).isEqualTo(EnrichmentState.PENDING);
    assertThat(vectors()).isEmpty();

    given(embedded(EmbeddingSubject.crop(crop, ELSEWHERE)), new CropRemoved(id, crop));
    assertThat(vectors()).isEmpty();
  }

  @Test
  void cropsArePendingWhileOneOfThemIs() {
    given(
        Images.registered(id),
        new CropAdded(id, crop, BOX, null),
        new CropAdded(id, Images.id(), BOX, null),
        embedded(EmbeddingSubject.crop(crop, BOX)));

    assertThat(state(EnrichmentKind.CROP_EMBEDDING)).isEqualTo(EnrichmentState.PENDING);
  }

  @Test
  void anAbandonedStepSaysWhyAndCanBeAskedForAgain() {
    given(
        Images.registered(id),
        new EnrichmentAbandoned(id, EnrichmentKind.TAGS, null, "no model", 5));
    assertThat(state(EnrichmentKind.TAGS)).isEqualTo(EnrichmentState.ABANDONED);
    assertThat(
            jdbc.queryForObject(
                """
                select reason from image_enrichment where image_id = ?::uuid and kind = 'TAGS'
                """,
                String.class,
                id))
        .isEqualTo("no model");

    given(new EnrichmentRequested(id, List.of(EnrichmentKind.TAGS, EnrichmentKind.CROP_EMBEDDING)));
    assertThat(state(EnrichmentKind.TAGS)).isEqualTo(EnrichmentState.PENDING);
    assertThat(view().enrichment()).doesNotContainKey(EnrichmentKind.CROP_EMBEDDING.field());
  }

  @Test
  void aModelsNewSuggestionsReplaceItsOldOnesAndNobodyElses() {
    given(
        Images.registered(id),
        suggested("zero-shot", "cat", "dog", "car"),
        suggested("other", "cat"),
        suggested("zero-shot", "bird"));

    // The image has the tag "car" already.
    assertThat(view().suggestions())
        .extracting(s -> s.kind() + " " + s.value() + " " + s.model())
        .containsExactly("TAG bird zero-shot@1", "TAG cat other@1");
  }

  @Test
  void aSuggestionThatSomebodyFollowsIsClosed() {
    given(
        Images.registered(id),
        suggested("zero-shot", "cat", "dog"),
        new CaptionSuggested(id, Images.id(), "a cat", 0.5, "captioner", "1"));
    assertThat(view().suggestions())
        .extracting(SuggestionView::value)
        .containsExactly("cat", "dog", "a cat");

    given(
        new TagsEdited(id, List.of("cat"), List.of(), Origin.HUMAN),
        new CaptionChanged(id, "a cat", Origin.HUMAN));

    assertThat(view().suggestions()).extracting(SuggestionView::value).containsExactly("dog");
  }

  @Test
  void onlyOpenSuggestionsAreShownAndWhatWasAcceptedHasTheModelAsItsOrigin() {
    TagsSuggested tags = suggested("zero-shot", "cat", "dog");
    TagSuggestion cat = tags.tags().getFirst();
    String words = Images.id();
    given(
        Images.registered(id), tags, new CaptionSuggested(id, words, "a cat", 0.5, "blip", "2"));

    given(
        new SuggestionRejected(
            id, cat.suggestionId(), SuggestionKind.TAG, "cat", "zero-shot", "1"),
        new SuggestionAccepted(id, words, SuggestionKind.CAPTION, "a cat", "blip", "2", false),
        new CaptionChanged(id, "a cat", Origin.model("blip", "2")));

    assertThat(view().suggestions()).extracting(SuggestionView::value).containsExactly("dog");
    assertThat(view().captionOrigin()).isEqualTo(Origin.model("blip", "2"));
    assertThat(view().tags()).containsExactly("car");
    assertThat(document().version()).isEqualTo(4);
  }

  @Test
  void aReviewIsShownSinceWhenItWasGivenAndStaysThroughLaterEdits() {
    given(Images.registered(id));
    long before = last;
    given(new ImageReviewed(id, ReviewState.NEEDS_WORK, "the tail is cut"));
    long reviewed = last;
    assertThat(view().review()).isEqualTo("NEEDS_WORK");

    given(new TagsEdited(id, List.of("cat"), List.of(), Origin.HUMAN));

    assertThat(view(before).review()).isNull();
    assertThat(view(reviewed).review()).isEqualTo("NEEDS_WORK");
    assertThat(view().review()).isEqualTo("NEEDS_WORK");
    assertThat(
            jdbc.queryForList(
                "select review from image_version where image_id = ?::uuid order by version",
                String.class,
                id))
        .containsExactly(null, "NEEDS_WORK", "NEEDS_WORK");
  }

  @Test
  void thePastTellsNeitherSuggestionsNorEnrichment() {
    given(
        Images.registered(id),
        suggested("zero-shot", "cat"),
        new ThumbnailsRecorded(id, List.of(new Thumbnail(256, 256, 192, "t/256"))));

    ImageView past = view(last);

    assertThat(past.suggestions()).isEmpty();
    assertThat(past.enrichment()).isEmpty();
    assertThat(past.thumbnailUrl()).isNull();
  }

  private long last;

  private void given(ImageEvent... events) {
    last = log.append(events);
  }

  private static TagsSuggested suggestedBy(String image, String model, String... tags) {
    return new TagsSuggested(
        image,
        List.of(tags).stream().map(tag -> new TagSuggestion(Images.id(), tag, 0.5)).toList(),
        model,
        "1");
  }

  private TagsSuggested suggested(String model, String... tags) {
    return suggestedBy(id, model, tags);
  }

  private EmbeddingRecorded embedded(EmbeddingSubject subject) {
    return new EmbeddingRecorded(id, subject, "clip", "1", 512, Sha256.hex("vector"));
  }

  private static EmbeddingSubject caption(String text) {
    return EmbeddingSubject.caption(Sha256.hex(text));
  }

  private CropAdjusted adjusted(Box from, Box to, String label) {
    return new CropAdjusted(id, crop, new CropState(from, null), new CropState(to, label));
  }

  private EnrichmentState state(EnrichmentKind kind) {
    EnrichmentState state = view().enrichment().get(kind.field());
    assertThat(state).as(kind.field()).isNotNull();
    return Objects.requireNonNull(state);
  }

  private List<String> vectors() {
    view();
    return jdbc.queryForList(
        "select kind || ' ' || crop_id from image_embedding where image_id = ?::uuid order by 1",
        String.class,
        id);
  }

  private ImageDocument document() {
    return queries.ask(new FindImage(id, null, last), ImageAnswer.class).image();
  }

  private ImageView view() {
    return view(null);
  }

  private ImageView view(@Nullable Long asOf) {
    return JSON.readValue(
        queries.ask(new FindImage(id, asOf, last), ImageAnswer.class).image().json(),
        ImageView.class);
  }
}
