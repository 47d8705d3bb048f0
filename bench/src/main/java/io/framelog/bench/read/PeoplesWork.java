package io.framelog.bench.read;

import io.framelog.bench.read.GeneratedImage.Crop;
import io.framelog.identity.Identities;
import io.framelog.image.Box;
import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.SuggestionKind;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** What annotators and reviewers do to an image that was picked. */
final class PeoplesWork {
  /** Then people adjust and remove, rather than add. */
  private static final int MANY_CROPS = 8;

  private static final int MANY_TAGS = 24;
  private static final int GRID = 1_024; // boxes lie on it, so that their sums are exact

  private final long seed;

  PeoplesWork(long seed) {
    this.seed = seed;
  }

  /**
   * One command, never without effect.
   *
   * @param roomForTwo whether it may make two events
   */
  GeneratedUnit edit(
      GeneratedImage image, long position, boolean roomForTwo, SplittableRandom random) {
    byte editor = Vocabulary.editor(random);
    if (image.removed) {
      image.removed = false;
      return unit(image, editor, new ImageRestored(image.id.toString()));
    }
    int point = random.nextInt(100);
    if (point < 30) {
      return tags(image, editor, random);
    } else if (point < 44) {
      return caption(image, editor, random);
    } else if (point < 57) {
      return metadata(image, editor, random);
    } else if (point < 80) {
      return crop(image, editor, position, random);
    } else if (point < 84) {
      return actors(image, editor, random);
    } else if (point < 94) {
      return review(image, editor, random);
    } else if (point < 99) {
      return suggestion(image, editor, roomForTwo, random);
    }
    image.removed = true;
    return unit(image, editor, new ImageRemoved(image.id.toString(), "not wanted"));
  }

  private static GeneratedUnit unit(GeneratedImage image, byte editor, ImageEvent... events) {
    image.lastEditor = editor;
    image.editedSinceReview = true;
    return by(image, editor, Map.of(), List.of(events));
  }

  private static GeneratedUnit by(
      GeneratedImage image, byte editor, Map<String, String> ids, List<ImageEvent> events) {
    return new GeneratedUnit(
        image, events, Vocabulary.editor(editor), editor % 3 == 0 ? "label-cli" : "browser", ids);
  }

  /** Their names, sorted. */
  static List<String> names(short... tags) {
    List<String> names = new ArrayList<>(tags.length);
    for (short tag : tags) {
      names.add(Vocabulary.TAGS.get(tag));
    }
    names.sort(null);
    return List.copyOf(names);
  }

  /** A rare tag comes or goes; one time in four a frequent one is decided anew. */
  private static GeneratedUnit tags(GeneratedImage image, byte editor, SplittableRandom random) {
    short[] added = {};
    short[] removed = {};
    if (random.nextInt(4) == 0) {
      short frequent = (short) random.nextInt(Vocabulary.FREQUENT.size());
      boolean keep = Vocabulary.keeps(frequent, random);
      if (keep && !image.has(frequent)) {
        added = GeneratedImage.with(added, frequent);
      } else if (!keep && image.has(frequent)) {
        removed = GeneratedImage.with(removed, frequent);
      }
    }
    short rare = Vocabulary.rareTag(random);
    if (image.has(rare)) {
      removed = GeneratedImage.with(removed, rare);
    } else {
      added = GeneratedImage.with(added, rare);
    }
    if (image.tags.length > MANY_TAGS) {
      short last = image.tags[image.tags.length - 1];
      if (!GeneratedImage.contains(removed, last)) {
        removed = GeneratedImage.with(removed, last);
      }
    }
    for (short tag : removed) {
      image.remove(tag);
    }
    for (short tag : added) {
      image.add(tag);
    }
    return unit(
        image,
        editor,
        new TagsEdited(image.id.toString(), names(added), names(removed), Origin.HUMAN));
  }

  private static GeneratedUnit caption(GeneratedImage image, byte editor, SplittableRandom random) {
    int before = image.caption;
    boolean cleared = before != GeneratedImage.NO_CAPTION && random.nextInt(50) == 0;
    image.caption = cleared ? GeneratedImage.NO_CAPTION : random.nextInt(1, Integer.MAX_VALUE);
    if (image.caption == before) {
      image.caption = before == 1 ? 2 : before - 1;
    }
    String text = cleared ? "" : Vocabulary.caption(image.caption);
    return unit(image, editor, new CaptionChanged(image.id.toString(), text, Origin.HUMAN));
  }

  private static GeneratedUnit metadata(
      GeneratedImage image, byte editor, SplittableRandom random) {
    byte before = image.rating;
    byte rating = (byte) random.nextInt(6); // 0: none
    image.rating = rating == before ? (byte) (before == 5 ? 1 : before + 1) : rating;
    return unit(
        image,
        editor,
        image.rating == 0
            ? new MetadataEdited(image.id.toString(), Map.of(), List.of("rating"))
            : new MetadataEdited(
                image.id.toString(), Map.of("rating", (int) image.rating), List.of()));
  }

  private GeneratedUnit crop(
      GeneratedImage image, byte editor, long position, SplittableRandom random) {
    String id = image.id.toString();
    int point = random.nextInt(23);
    if (image.crops.isEmpty() || (point < 14 && image.crops.size() < MANY_CROPS)) {
      UUID command = GeneratedLog.commandId(seed, position);
      String cropId = Identities.derived(command.toString(), "crop");
      Crop crop =
          new Crop(
              UUID.fromString(cropId),
              box(random),
              random.nextInt(5) == 0 ? null : Vocabulary.one(Vocabulary.LABELS, random));
      image.add(crop);
      image.lastEditor = editor;
      image.editedSinceReview = true;
      return by(
          image,
          editor,
          Map.of("cropId", cropId),
          List.of(new CropAdded(id, cropId, crop.box, crop.label)));
    }
    Crop crop = Vocabulary.one(image.crops, random);
    if (point == 22) {
      image.remove(crop);
      return unit(image, editor, new CropRemoved(id, crop.id.toString()));
    }
    CropState from = crop.state();
    do {
      crop.box = box(random);
    } while (crop.box.equals(from.box()));
    return unit(image, editor, new CropAdjusted(id, crop.id.toString(), from, crop.state()));
  }

  /** At least a 64th of the image wide and high: eight pixels of the smallest. */
  private static Box box(SplittableRandom random) {
    int x = random.nextInt(GRID - GRID / 64);
    int y = random.nextInt(GRID - GRID / 64);
    int w = GRID / 64 + random.nextInt(GRID - x - GRID / 64 + 1);
    int h = GRID / 64 + random.nextInt(GRID - y - GRID / 64 + 1);
    return new Box((double) x / GRID, (double) y / GRID, (double) w / GRID, (double) h / GRID);
  }

  private static GeneratedUnit actors(GeneratedImage image, byte editor, SplittableRandom random) {
    String person = Vocabulary.person(random);
    List<String> after = new ArrayList<>(image.actors);
    boolean gone = after.remove(person);
    if (!gone) {
      after.add(person);
      after.sort(null);
    }
    image.actors = List.copyOf(after);
    List<String> one = List.of(person);
    return unit(
        image,
        editor,
        gone
            ? new ActorsEdited(image.id.toString(), List.of(), one)
            : new ActorsEdited(image.id.toString(), one, List.of()));
  }

  /** Not by who edited last; nothing is said twice. */
  private static GeneratedUnit review(GeneratedImage image, byte editor, SplittableRandom random) {
    byte reviewer = image.lastEditor == editor ? (byte) (editor == 1 ? 2 : 1) : editor;
    byte state = (byte) Math.min(2, random.nextInt(5)); // 20 %, 20 %, 60 %
    if (!image.editedSinceReview && state == image.review) {
      state = (byte) ((state + 1) % 3);
    }
    image.review = state;
    image.editedSinceReview = false;
    ReviewState said =
        switch (state) {
          case 0 -> ReviewState.REJECTED;
          case 1 -> ReviewState.NEEDS_WORK;
          default -> ReviewState.APPROVED;
        };
    return by(
        image, reviewer, Map.of(), List.of(new ImageReviewed(image.id.toString(), said, null)));
  }

  /** Three of four are accepted; where none is open, the tags are edited instead. */
  private static GeneratedUnit suggestion(
      GeneratedImage image, byte editor, boolean roomForTwo, SplittableRandom random) {
    if (image.suggested.length == 0) {
      return tags(image, editor, random);
    }
    String id = image.id.toString();
    short tag = image.suggested[random.nextInt(image.suggested.length)];
    String suggestionId = MachineWork.suggestionId(id, tag);
    String name = Vocabulary.TAGS.get(tag);
    image.suggested = GeneratedImage.without(image.suggested, tag);
    if (!roomForTwo || random.nextInt(4) == 0) {
      return unit(
          image,
          editor,
          new SuggestionRejected(
              id,
              suggestionId,
              SuggestionKind.TAG,
              name,
              MachineWork.TAGGER,
              MachineWork.MODEL_VERSION));
    }
    image.add(tag);
    return unit(
        image,
        editor,
        new SuggestionAccepted(
            id,
            suggestionId,
            SuggestionKind.TAG,
            name,
            MachineWork.TAGGER,
            MachineWork.MODEL_VERSION,
            false),
        new TagsEdited(
            id,
            List.of(name),
            List.of(),
            Origin.model(MachineWork.TAGGER, MachineWork.MODEL_VERSION)));
  }
}
