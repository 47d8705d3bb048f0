package io.framelog.enrichment.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model package says about itself, as written in its {@code manifest.json}; see
 * docs/model-packages.md. A value that has passed {@link ManifestReader} is complete and sound.
 */
record Manifest(
    int schema,
    Kind kind,
    String name,
    String version,
    String licence,
    int dims,
    Image image,
    Text text,
    @Nullable Tags tags,
    @Nullable Captions captions,
    Fusion fusion) {

  /** What the package can do; only {@link #DUAL_ENCODER} is supported yet. */
  enum Kind {
    @JsonProperty("dual-encoder")
    DUAL_ENCODER,
    @JsonProperty("captioner")
    CAPTIONER,
    @JsonProperty("tagger")
    TAGGER
  }

  /** {@code companions} are further files that the model needs beside it (external weights). */
  record Image(FileRef model, List<FileRef> companions, Pixels input, String output, int maxBatch) {
    Image {
      companions = orEmpty(companions);
    }
  }

  /**
   * {@code mean} and {@code std} are in 0..255 units, one per channel in {@code colour}'s order.
   */
  record Pixels(
      String name,
      int width,
      int height,
      Colour colour,
      Resize resize,
      Filter filter,
      List<Double> mean,
      List<Double> std,
      Layout layout) {}

  enum Colour {
    RGB,
    BGR
  }

  enum Resize {
    /** The whole picture, its aspect not kept. */
    @JsonProperty("squash")
    SQUASH,
    /** The largest centred part that has the input's aspect. */
    @JsonProperty("center-crop")
    CENTER_CROP,
    /** The whole picture, its aspect kept, centred; the margins hold the mean colour. */
    @JsonProperty("pad")
    PAD
  }

  enum Layout {
    NCHW
  }

  /** {@code maxBatch} is 1 for models whose answer depends on the other texts in the batch. */
  record Text(
      FileRef model,
      List<FileRef> companions,
      FileRef tokenizer,
      int maxTokens,
      Padding padding,
      long padTokenId,
      TextInputs inputs,
      TextOutput output,
      int maxBatch) {
    Text {
      companions = orEmpty(companions);
    }
  }

  enum Padding {
    @JsonProperty("longest")
    LONGEST,
    @JsonProperty("max-tokens")
    MAX_TOKENS
  }

  /** Names of the int64 inputs; null where the model has no such input. */
  record TextInputs(String ids, @Nullable String mask, @Nullable String types) {}

  record TextOutput(String name, Pooling pooling) {}

  enum Pooling {
    /** The output is [N, dims] already. */
    @JsonProperty("none")
    NONE,
    /** The output is [N, tokens, dims]; the mean over the tokens that are not padding. */
    @JsonProperty("mean")
    MEAN,
    /** The output is [N, tokens, dims]; the first token. */
    @JsonProperty("cls")
    CLS
  }

  /**
   * Each prompt holds {@code {tag}} or {@code {phrase}}, for a tag and the phrase beside it in the
   * vocabulary; at most {@code limit} tags are suggested.
   */
  record Tags(FileRef vocabulary, List<String> prompts, int limit, Scoring scoring) {}

  record Captions(FileRef bank, Scoring scoring) {}

  /**
   * How cosines become scores in 0..1, see {@link ZeroShot}.
   *
   * @param temperature what a cosine is multiplied with, above 0
   * @param bias what is added then; of no effect in a softmax
   * @param floor the least score that is worth suggesting, 0..1
   */
  record Scoring(
      Method method, double temperature, double bias, double floor, @Nullable Centring centring) {}

  enum Method {
    /** Each text by itself: how likely it is right. */
    @JsonProperty("logistic")
    LOGISTIC,
    /** The texts compete for a sum of 1. */
    @JsonProperty("softmax")
    SOFTMAX
  }

  /**
   * @param meanImage the vector of the average picture (float32, little endian)
   * @param share how much of it is subtracted from a picture's vector, 0..1
   * @param texts whether the mean of the texts' vectors is subtracted from each of them
   */
  record Centring(FileRef meanImage, double share, boolean texts) {}

  /** See {@link io.framelog.model.FusionWeights}. */
  record Fusion(double pixels, double caption, double uncaptioned) {}

  private static List<FileRef> orEmpty(@Nullable List<FileRef> files) {
    return files == null ? List.of() : List.copyOf(files);
  }
}
