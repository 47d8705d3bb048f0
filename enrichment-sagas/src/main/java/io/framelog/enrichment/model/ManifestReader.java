package io.framelog.enrichment.model;

import io.framelog.enrichment.model.Manifest.Kind;
import io.framelog.enrichment.model.Manifest.Scoring;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks a manifest; every fault is named by its path in the document. */
final class ManifestReader {
  private static final int SCHEMA = 1;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SAFE_PATH =
      Pattern.compile("(classpath:/)?(?!\\.)[\\w.\\-]+(/(?!\\.)[\\w.\\-]+)*");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          // A misspelt setting must not be a silent default.
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // A missing number is 0; where that is no value, the checks say so by name.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final String where;

  private ManifestReader(String where) {
    this.where = where;
  }

  /**
   * @param where the manifest's address, for messages
   * @throws ModelPackageException when it is not a sound manifest of a kind that can be loaded
   */
  static Manifest read(String where, byte[] json) {
    ManifestReader reader = new ManifestReader(where);
    @Nullable Manifest manifest;
    try {
      manifest = JSON.readValue(json, Manifest.class);
    } catch (JacksonException e) {
      throw new ModelPackageException(
          "%s is not a manifest: %s (at %s)"
              .formatted(where, e.getOriginalMessage(), path(e.getPathReference())),
          e);
    }
    if (manifest == null) {
      throw new ModelPackageException(where + " is not a manifest: it holds null");
    }
    reader.check(manifest);
    return manifest;
  }

  private void check(Manifest manifest) {
    require(manifest.schema() == SCHEMA, "schema", "must be " + SCHEMA);
    present(manifest.kind(), "kind");
    require(
        manifest.kind() == Kind.DUAL_ENCODER,
        "kind",
        manifest.kind().name().toLowerCase(Locale.ROOT)
            + " is reserved and cannot be loaded yet; only dual-encoder can");
    text(manifest.name(), "name");
    text(manifest.version(), "version");
    text(manifest.licence(), "licence");
    range(manifest.dims(), 1, 4096, "dims");
    check(present(manifest.image(), "image"));
    check(present(manifest.text(), "text"));
    if (manifest.tags() != null) {
      check(manifest.tags());
    }
    if (manifest.captions() != null) {
      file(manifest.captions().bank(), "captions.bank");
      check(manifest.captions().scoring(), "captions.scoring");
    }
    Manifest.Fusion fusion = present(manifest.fusion(), "fusion");
    above(fusion.pixels(), "fusion.pixels");
    above(fusion.caption(), "fusion.caption");
    require(
        fusion.uncaptioned() >= 0 && Double.isFinite(fusion.uncaptioned()),
        "fusion.uncaptioned",
        "must not be negative");
  }

  private void check(Manifest.Image image) {
    file(image.model(), "image.model");
    files(image.companions(), "image.companions");
    Manifest.Pixels input = present(image.input(), "image.input");
    text(input.name(), "image.input.name");
    range(input.width(), 1, 4096, "image.input.width");
    range(input.height(), 1, 4096, "image.input.height");
    present(input.colour(), "image.input.colour");
    present(input.resize(), "image.input.resize");
    present(input.filter(), "image.input.filter");
    present(input.layout(), "image.input.layout");
    channels(input.mean(), "image.input.mean");
    channels(input.std(), "image.input.std").forEach(std -> above(std, "image.input.std"));
    text(image.output(), "image.output");
    range(image.maxBatch(), 1, 256, "image.maxBatch");
  }

  private void check(Manifest.Text text) {
    file(text.model(), "text.model");
    files(text.companions(), "text.companions");
    file(text.tokenizer(), "text.tokenizer");
    range(text.maxTokens(), 2, 8192, "text.maxTokens");
    present(text.padding(), "text.padding");
    require(text.padTokenId() >= 0, "text.padTokenId", "must not be negative");
    text(present(text.inputs(), "text.inputs").ids(), "text.inputs.ids");
    text(present(text.output(), "text.output").name(), "text.output.name");
    present(text.output().pooling(), "text.output.pooling");
    range(text.maxBatch(), 1, 256, "text.maxBatch");
  }

  private void check(Manifest.Tags tags) {
    file(tags.vocabulary(), "tags.vocabulary");
    require(!present(tags.prompts(), "tags.prompts").isEmpty(), "tags.prompts", "needs one");
    tags.prompts()
        .forEach(
            prompt ->
                require(
                    prompt.contains(Vocabulary.TAG) || prompt.contains(Vocabulary.PHRASE),
                    "tags.prompts",
                    "each need {tag} or {phrase}"));
    range(tags.limit(), 1, 100, "tags.limit");
    check(tags.scoring(), "tags.scoring");
  }

  private void check(@Nullable Scoring given, String path) {
    Scoring scoring = present(given, path);
    present(scoring.method(), path + ".method");
    above(scoring.temperature(), path + ".temperature");
    require(Double.isFinite(scoring.bias()), path + ".bias", "must be a number");
    require(scoring.floor() >= 0 && scoring.floor() <= 1, path + ".floor", "must be in 0..1");
    Manifest.Centring centring = scoring.centring();
    if (centring != null) {
      file(centring.meanImage(), path + ".centring.meanImage");
      require(
          centring.share() >= 0 && centring.share() <= 1,
          path + ".centring.share",
          "must be in 0..1");
    }
  }

  private List<Double> channels(@Nullable List<Double> values, String path) {
    List<Double> channels = present(values, path);
    require(channels.size() == 3 && !channels.contains(null), path, "needs 3 numbers");
    return channels;
  }

  private void files(List<FileRef> files, String path) {
    files.forEach(file -> file(file, path));
  }

  private void file(@Nullable FileRef given, String path) {
    FileRef file = present(given, path);
    require(
        SAFE_PATH.matcher(text(file.file(), path + ".file")).matches(),
        path + ".file",
        "must be a plain path below the manifest or classpath:/NAME, not " + file.file());
    require(
        SHA256.matcher(text(file.sha256(), path + ".sha256")).matches(),
        path + ".sha256",
        "must be 64 lower-case hexadecimal digits");
  }

  private String text(@Nullable String value, String path) {
    String present = present(value, path);
    require(!present.isBlank(), path, "is empty");
    return present;
  }

  private void range(int value, int least, int most, String path) {
    require(value >= least && value <= most, path, "must be in %d..%d".formatted(least, most));
  }

  private void above(double value, String path) {
    require(value > 0 && Double.isFinite(value), path, "must be above 0");
  }

  private <T> T present(@Nullable T value, String path) {
    if (value == null) {
      throw fault(path, "is missing");
    }
    return value;
  }

  private void require(boolean sound, String path, String fault) {
    if (!sound) {
      throw fault(path, fault);
    }
  }

  private ModelPackageException fault(String path, String fault) {
    return new ModelPackageException("%s: %s %s".formatted(where, path, fault));
  }

  private static String path(String reference) {
    return reference.replaceAll("[\\w.$]+\\[\"(\\w+)\"]", "$1").replace("->", ".");
  }
}
