package io.framelog.api.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture of the sample set, ready to be registered.
 *
 * @param name unique, of lower-case letters and hyphens; without file extension
 * @param bytes a JPEG file, the same on every run of one JDK
 * @param caption one sentence, or null where only the pixels can tell
 * @param tags lower case, without doubles; empty where there is no caption
 * @param actors people or agents to be credited, often empty
 */
@SuppressWarnings("ArrayRecordComponent") // a value to hand over once, never compared
public record SamplePicture(
    String name,
    byte[] bytes,
    @Nullable String caption,
    List<String> tags,
    List<String> actors,
    List<SampleCrop> crops) {

  /** The file name under which a person would keep it. */
  public String fileName() {
    return name + ".jpg";
  }
}
