package io.framelog.bench.read;

import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.CropState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the generator has to know of an image, to decide as the aggregate would. */
final class GeneratedImage {
  /** A caption that is not there. */
  static final int NO_CAPTION = 0;

  /** A crop that the image has; its id follows from the command that added it. */
  static final class Crop {
    final UUID id;
    Box box;
    @Nullable String label;

    Crop(UUID id, Box box, @Nullable String label) {
      this.id = id;
      this.box = box;
      this.label = label;
    }

    CropState state() {
      return new CropState(box, label);
    }
  }

  final UUID id;
  final int number;
  long sequence = -1;
  long version;
  short width;
  short height;

  /** Indexes into the vocabulary's tags. */
  short[] tags = {};

  /** Suggested tags that nobody has decided on. */
  short[] suggested = {};

  List<String> actors = List.of();

  /** Few images have any. */
  List<Crop> crops = List.of();

  int caption = NO_CAPTION;
  byte rating;
  byte review = -1;
  byte lastEditor;
  boolean editedSinceReview;
  boolean removed;

  GeneratedImage(long seed, int number) {
    this.number = number;
    this.id = UUID.fromString(id(seed, number));
  }

  static String sha256(long seed, int number) {
    return Sha256.hex("generated image " + seed + '/' + number);
  }

  static String id(long seed, int number) {
    return Identities.image(Identities.IMAGES, sha256(seed, number));
  }

  boolean has(short tag) {
    return contains(tags, tag);
  }

  void add(short tag) {
    tags = with(tags, tag);
    suggested = without(suggested, tag); // the aggregate counts it as superseded
  }

  void remove(short tag) {
    tags = without(tags, tag);
  }

  void add(Crop crop) {
    List<Crop> more = new ArrayList<>(crops);
    more.add(crop);
    crops = List.copyOf(more);
  }

  void remove(Crop crop) {
    crops = crops.stream().filter(other -> other != crop).toList();
  }

  static boolean contains(short[] tags, short tag) {
    for (short each : tags) {
      if (each == tag) {
        return true;
      }
    }
    return false;
  }

  static short[] with(short[] tags, short tag) {
    short[] more = Arrays.copyOf(tags, tags.length + 1);
    more[tags.length] = tag;
    return more;
  }

  static short[] without(short[] tags, short tag) {
    if (!contains(tags, tag)) {
      return tags;
    }
    short[] fewer = new short[tags.length - 1];
    int at = 0;
    for (short each : tags) {
      if (each != tag) {
        fewer[at++] = each;
      }
    }
    return fewer;
  }
}
