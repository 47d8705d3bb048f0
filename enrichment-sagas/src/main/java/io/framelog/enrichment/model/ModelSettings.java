package io.framelog.enrichment.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model package to use and how.
 *
 * @param model {@code classpath:FOLDER}, a folder or file: URI, {@code s3://BUCKET/PREFIX} or
 *     {@code https://HOST/PATH}
 * @param modelCache folder for packages that were downloaded
 * @param modelManifestSha256 the digest that the package's manifest must have; null accepts any
 * @param modelThreads threads of one run of a model; 0 means half of the cores
 * @param modelConcurrency runs of one model at the same time
 */
@ConfigurationProperties("framelog.enrichment")
record ModelSettings(
    @DefaultValue("classpath:models/photo-minilm") String model,
    @DefaultValue(".framelog/models") Path modelCache,
    @Nullable String modelManifestSha256,
    @DefaultValue("0") int modelThreads,
    @DefaultValue("2") int modelConcurrency) {

  ModelSettings {
    if (modelThreads < 0 || modelConcurrency < 1) {
      throw new IllegalArgumentException(
          "framelog.enrichment.model-threads must be 0 or more, model-concurrency 1 or more");
    }
  }

  OnnxModel.Limits limits() {
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new OnnxModel.Limits(modelThreads == 0 ? half : modelThreads, modelConcurrency);
  }
}
