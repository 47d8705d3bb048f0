package io.framelog.command.imports;

import io.framelog.image.NewCrop;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a source says of a picture. Whether it is allowed, the image's own rules decide. */
record Description(
    @Nullable String caption,
    List<String> tags,
    List<String> actors,
    Map<String, Object> metadata,
    List<NewCrop> crops,
    @Nullable String sourceUrl) {

  /** The key of {@link #metadata} for the source's name. */
  static final String SOURCE = "source";

  /** The key of {@link #metadata} for the picture's name in its source. */
  static final String FILE = "file";

  static final Description NONE =
      new Description(null, List.of(), List.of(), Map.of(), List.of(), null);

  Description {
    tags = List.copyOf(tags);
    actors = List.copyOf(actors);
    crops = List.copyOf(crops);
  }

  /** With more tags. */
  Description tagged(List<String> more) {
    Set<String> all = new LinkedHashSet<>(tags);
    all.addAll(more);
    return new Description(caption, List.copyOf(all), actors, metadata, crops, sourceUrl);
  }

  /** With a caption, unless it has one. */
  Description captioned(@Nullable String text) {
    String chosen = caption == null ? text : caption;
    return new Description(chosen, tags, actors, metadata, crops, sourceUrl);
  }

  /** With the URL that it comes from. */
  Description fetchedFrom(String url) {
    return new Description(caption, tags, actors, metadata, crops, url);
  }

  /** Says where the picture comes from, unless its own metadata do. */
  Description from(String source, @Nullable String file) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(SOURCE, source);
    if (file != null) {
      all.put(FILE, file);
    }
    all.putAll(metadata);
    return new Description(caption, tags, actors, all, crops, sourceUrl);
  }

  /** About how many characters it has. */
  long size() {
    return (caption == null ? 0 : caption.length())
        + tags.toString().length()
        + actors.toString().length()
        + metadata.toString().length()
        + 100L * crops.size();
  }
}
