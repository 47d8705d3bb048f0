package io.framelog.enrichment.model;

import io.framelog.image.TagScore;
import io.framelog.model.DualEncoder;
import io.framelog.model.FusionWeights;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A package whose models run: the encoders and what builds on them. Thread-safe. */
final class LoadedModel implements DualEncoder, AutoCloseable {
  private final Manifest manifest;
  private final ImageEncoder images;
  private final TextEncoder texts;
  private final @Nullable VocabularyTags tags;
  private final @Nullable BankCaptions captions;

  private LoadedModel(ModelPackage files, ImageEncoder images, TextEncoder texts) {
    this.manifest = files.manifest();
    this.images = images;
    this.texts = texts;
    Manifest.Tags tagging = manifest.tags();
    this.tags = tagging == null ? null : new VocabularyTags(tagging, files, texts);
    Manifest.Captions captioning = manifest.captions();
    this.captions = captioning == null ? null : new BankCaptions(captioning, files, texts);
  }

  /**
   * Reads and checks all files of a package, loads both models and runs each once.
   *
   * @throws ModelPackageException when the package does not hold what its manifest says
   */
  static LoadedModel load(ModelPackage files, OnnxModel.Limits limits) {
    ImageEncoder images = ImageEncoder.load(files, limits);
    try {
      TextEncoder texts = TextEncoder.load(files, limits);
      try {
        return new LoadedModel(files, images, texts);
      } catch (ModelPackageException e) {
        texts.close();
        throw e;
      }
    } catch (ModelPackageException e) {
      images.close();
      throw e;
    }
  }

  @Override
  public String model() {
    return manifest.name();
  }

  @Override
  public String version() {
    return manifest.version();
  }

  @Override
  public int dimension() {
    return manifest.dims();
  }

  @Override
  public FusionWeights fusionWeights() {
    Manifest.Fusion fusion = manifest.fusion();
    return new FusionWeights(fusion.pixels(), fusion.caption(), fusion.uncaptioned());
  }

  @Override
  public List<float[]> encodeTexts(List<String> given) {
    return texts.encode(given);
  }

  @Override
  public List<float[]> encodeImages(List<BufferedImage> pictures) {
    return images.encode(pictures);
  }

  /** See {@link TagSuggester#suggest}. */
  List<TagScore> suggestTags(float[] imageVector) {
    return tags == null ? List.of() : tags.suggest(imageVector);
  }

  /** See {@link CaptionSuggester#suggest}. */
  ScoredCaption suggestCaption(float[] imageVector) {
    return captions == null ? ScoredCaption.NONE : captions.suggest(imageVector);
  }

  @Override
  public void close() {
    images.close();
    texts.close();
  }
}
