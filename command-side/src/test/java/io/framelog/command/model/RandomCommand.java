package io.framelog.command.model;

import io.framelog.command.model.ImageOracle.Proposal;
import io.framelog.command.model.Said.Region;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.Box;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.SuggestionKind;
import io.framelog.image.TagScore;
import io.framelog.image.commands.AcceptSuggestion;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.AdjustCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.RejectSuggestion;
import io.framelog.image.commands.RemoveCrop;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.commands.RevertEditsOfImage;
import io.framelog.image.commands.RevertImage;
import io.framelog.image.commands.ReviewImage;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.commands.SuggestTags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Draws commands to one image together with what must become of them. Few values, so that commands
 * meet each other's effects; all values are allowed, because the rules of values have tests of
 * their own.
 */
final class RandomCommand {
  /** A command and what must become of it if its version is not stale. */
  record Drawn(Object command, Expected expected) {}

  private static final List<String> LABELS = List.of("cat", "dog", "sofa", "car", "night");
  private static final List<String> CAPTIONS = List.of("", "a cat", "a dog", "a sofa");
  private static final List<String> KEYS = List.of("a", "b", "c");
  private static final List<String> MODELS = List.of("m", "n");
  private static final List<Box> BOXES =
      List.of(new Box(0, 0, 0.5, 1), new Box(0.5, 0, 0.5, 1), new Box(0.25, 0.25, 0.5, 0.5));

  private final SplittableRandom random;
  private final @Nullable Double autoAccept;
  private final ImageOracle image;
  private final String actor;
  private final @Nullable Long version;
  private final String id;
  private final Said now;

  RandomCommand(
      SplittableRandom random,
      @Nullable Double autoAccept,
      ImageOracle image,
      String actor,
      @Nullable Long version) {
    this.random = random;
    this.autoAccept = autoAccept;
    this.image = image;
    this.actor = actor;
    this.version = version;
    this.id = image.imageId;
    this.now = image.now();
  }

  Drawn draw() {
    return switch (random.nextInt(20)) {
      case 0, 1 -> labels(true);
      case 2 -> labels(false);
      case 3, 4 -> caption();
      case 5 -> metadata();
      case 6, 7 -> addCrop();
      case 8 -> adjustCrop();
      case 9 -> removeCrop();
      case 10 -> new Drawn(new RemoveImage(id, "why", version), edit(now.removed(true), true));
      case 11 -> new Drawn(new RestoreImage(id, version), edit(now.removed(false), true));
      case 12, 13 -> suggestTags();
      case 14 -> suggestCaption();
      case 15 -> accept();
      case 16 -> reject();
      case 17 -> review();
      case 18 -> revertTo(1 + random.nextLong(image.version()));
      default -> undo(someEdits());
    };
  }

  private Expected edit(Said then, boolean alsoRemoved) {
    return now.removed() && !alsoRemoved
        ? Expected.refusal(ErrorCode.IMAGE_REMOVED)
        : Expected.edit(now, then);
  }

  private Expected unlessRemoved(Expected expected) {
    return now.removed() ? Expected.refusal(ErrorCode.IMAGE_REMOVED) : expected;
  }

  private Drawn labels(boolean tags) {
    List<String> add = some();
    List<String> remove = some();
    ErrorCode contradiction = tags ? ErrorCode.TAG_INVALID : ErrorCode.ACTOR_INVALID;
    Expected expected =
        Collections.disjoint(add, remove)
            ? edit(tags ? now.tagged(add, remove) : now.credited(add, remove), false)
            : unlessRemoved(Expected.refusal(contradiction));
    return new Drawn(
        tags ? new EditTags(id, add, remove, version) : new EditActors(id, add, remove, version),
        expected);
  }

  private Drawn caption() {
    String text = one(CAPTIONS);
    // The same words again stay whose they were.
    Said then = text.equals(now.caption()) ? now : now.captioned(text, Origin.HUMAN);
    return new Drawn(new ChangeCaption(id, text, Origin.HUMAN, version), edit(then, false));
  }

  private Drawn metadata() {
    Map<String, @Nullable Object> patch = new TreeMap<>();
    patch.put(one(KEYS), random.nextBoolean() ? null : random.nextInt(3));
    patch.put(one(KEYS), random.nextBoolean() ? one(LABELS) : Map.of("n", random.nextInt(2)));
    // An object is merged into an object; these have the same one member, so it is replaced.
    return new Drawn(new EditMetadata(id, patch, version), edit(now.described(patch), false));
  }

  private Drawn addCrop() {
    String cropId = cropId();
    Region region = region();
    Region holder = now.crops().get(cropId);
    Expected expected =
        holder == null || holder.equals(region)
            ? edit(now.cropped(cropId, region), false)
            : unlessRemoved(Expected.refusal(ErrorCode.CROP_ID_TAKEN));
    return new Drawn(new AddCrop(id, region.box(), region.label(), cropId, version), expected);
  }

  private Drawn adjustCrop() {
    String cropId = cropId();
    Region region = region();
    Expected expected =
        now.crops().containsKey(cropId)
            ? edit(now.cropped(cropId, region), false)
            : unlessRemoved(Expected.refusal(ErrorCode.CROP_NOT_FOUND));
    return new Drawn(new AdjustCrop(id, cropId, region.box(), region.label(), version), expected);
  }

  private Drawn removeCrop() {
    String cropId = cropId();
    Expected expected =
        now.crops().containsKey(cropId) || image.cropsEverRemoved.contains(cropId)
            ? edit(now.cropped(cropId, null), false)
            : unlessRemoved(Expected.refusal(ErrorCode.CROP_NOT_FOUND));
    return new Drawn(new RemoveCrop(id, cropId, version), expected);
  }

  private Drawn suggestTags() {
    String model = one(MODELS);
    String modelVersion = random.nextBoolean() ? "1" : "2";
    List<TagScore> tags = new ArrayList<>();
    some().forEach(tag -> tags.add(new TagScore(tag, random.nextInt(11) / 10.0)));
    Map<String, Double> news = new TreeMap<>();
    for (TagScore tag : tags) {
      Proposal before =
          image.proposals.get(Identities.suggestion(id, "TAG", model, modelVersion, tag.tag()));
      boolean rejected = before != null && before.fate().equals("rejected");
      if (!rejected && !now.tags().contains(tag.tag())) {
        news.put(tag.tag(), tag.score());
      }
    }
    Set<String> accepted = new HashSet<>();
    if (!now.removed() && isNews("TAG " + model, modelVersion + news) && autoAccept != null) {
      news.forEach(
          (tag, score) -> {
            if (score >= autoAccept && !image.peopleSaidNo(SuggestionKind.TAG, tag)) {
              accepted.add(tag);
            }
          });
    }
    return new Drawn(
        new SuggestTags(id, tags, model, modelVersion),
        Expected.said(
            now.tagged(accepted, List.of()), accepted.isEmpty() ? 0 : accepted.size() + 1));
  }

  private Drawn suggestCaption() {
    String model = one(MODELS);
    String modelVersion = random.nextBoolean() ? "1" : "2";
    String text = CAPTIONS.get(1 + random.nextInt(3));
    double score = random.nextInt(11) / 10.0;
    Proposal before =
        image.proposals.get(Identities.suggestion(id, "CAPTION", model, modelVersion, text));
    boolean rejected = before != null && before.fate().equals("rejected");
    boolean accepted =
        !now.removed()
            && !rejected
            && isNews("CAPTION " + model, modelVersion + score + text)
            && autoAccept != null
            && score >= autoAccept
            && (image.captionBy == null || image.captionBy == Origin.Kind.MODEL)
            && !text.equals(now.caption())
            && !image.peopleSaidNo(SuggestionKind.CAPTION, text);
    return new Drawn(
        new SuggestCaption(id, text, score, model, modelVersion),
        accepted
            ? Expected.said(now.captioned(text, Origin.model(model, modelVersion)), 2)
            : Expected.said(now, 0));
  }

  /** The same words of the same model again are no event, so nothing follows from them. */
  private boolean isNews(String who, String words) {
    return !words.equals(image.lastWords.put(who, words));
  }

  private Drawn accept() {
    String suggestionId = suggestionId();
    AcceptSuggestion command = new AcceptSuggestion(id, suggestionId, version);
    Proposal proposal = image.proposals.get(suggestionId);
    if (proposal == null) {
      return new Drawn(command, unlessRemoved(Expected.refusal(ErrorCode.SUGGESTION_NOT_FOUND)));
    }
    if (proposal.fate().equals("rejected")) {
      return new Drawn(command, unlessRemoved(Expected.refusal(ErrorCode.SUGGESTION_REJECTED)));
    }
    boolean said =
        proposal.kind() == SuggestionKind.TAG
            ? now.tags().contains(proposal.value())
            : now.caption().equals(proposal.value());
    if (said) {
      return new Drawn(command, unlessRemoved(Expected.said(now, 0)));
    }
    if (!proposal.fate().equals("open")) {
      return new Drawn(command, unlessRemoved(Expected.refusal(ErrorCode.SUGGESTION_SUPERSEDED)));
    }
    Said then =
        proposal.kind() == SuggestionKind.TAG
            ? now.tagged(List.of(proposal.value()), List.of())
            : now.captioned(
                proposal.value(), Origin.model(proposal.model(), proposal.modelVersion()));
    return new Drawn(command, unlessRemoved(Expected.said(then, 2)));
  }

  private Drawn reject() {
    String suggestionId = suggestionId();
    Proposal proposal = image.proposals.get(suggestionId);
    Expected expected =
        switch (proposal == null ? "unknown" : proposal.fate()) {
          case "unknown" -> Expected.refusal(ErrorCode.SUGGESTION_NOT_FOUND);
          case "rejected" -> Expected.said(now, 0);
          case "accepted" -> Expected.refusal(ErrorCode.SUGGESTION_ACCEPTED);
          case "open" -> Expected.said(now, 1);
          default -> Expected.refusal(ErrorCode.SUGGESTION_SUPERSEDED);
        };
    return new Drawn(new RejectSuggestion(id, suggestionId, version), unlessRemoved(expected));
  }

  private Drawn review() {
    ReviewState state = ReviewState.values()[random.nextInt(3)];
    String note = random.nextBoolean() ? "note" : null;
    Expected expected;
    if (!image.editedSinceReview && state == image.review && Objects.equals(note, image.note)) {
      expected = Expected.said(now, 0);
    } else if (actor.equals(image.lastEditor)) {
      expected = Expected.refusal(ErrorCode.REVIEWER_IS_LAST_EDITOR);
    } else {
      expected = Expected.said(now, 1);
    }
    return new Drawn(new ReviewImage(id, state, note, version), unlessRemoved(expected));
  }

  Drawn revertTo(long wanted) {
    Said then = image.versions.get((int) wanted - 1);
    Expected expected =
        then.removed() ? Expected.refusal(ErrorCode.VERSION_REMOVED) : Expected.revert(now, then);
    return new Drawn(new RevertImage(id, wanted, version), unlessRemoved(expected));
  }

  Drawn undo(Set<Long> positions) {
    Said then = image.without(positions);
    Expected expected =
        now.removed() && then.removed() && !now.equals(then)
            ? Expected.refusal(ErrorCode.IMAGE_REMOVED)
            : Expected.revert(now, then);
    return new Drawn(new RevertEditsOfImage(id, List.copyOf(positions), version), expected);
  }

  private Set<Long> someEdits() {
    Set<Long> positions = new HashSet<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      positions.add(image.edits.get(random.nextInt(image.edits.size())).position());
    }
    return positions;
  }

  private String suggestionId() {
    List<String> known = List.copyOf(image.proposals.keySet());
    return known.isEmpty() || random.nextInt(20) == 0
        ? Identities.derived(id, "no suggestion")
        : one(known);
  }

  private String cropId() {
    return Identities.derived(id, "crop" + random.nextInt(4));
  }

  private Region region() {
    return new Region(one(BOXES), random.nextBoolean() ? one(LABELS) : null);
  }

  private List<String> some() {
    return LABELS.stream().filter(label -> random.nextInt(4) == 0).toList();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
