package io.framelog.enrichment.model;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The model of the nodes that enrich or answer searches; the other roles run without one. */
@Configuration(proxyBeanMethods = false)
@Conditional(InferenceRoles.class)
@EnableConfigurationProperties({ModelSettings.class, S3Settings.class})
class ModelConfiguration {
  @Bean
  EagerModel dualEncoder(ModelSettings settings, S3Settings s3) {
    ModelLocation location =
        new ModelLocation(settings.modelCache(), settings.modelManifestSha256(), s3::client);
    return new EagerModel(
        () -> {
          DjlRuntime.keepOffline();
          return LoadedModel.load(
              ModelPackage.open(location.open(settings.model()), settings.modelManifestSha256()),
              settings.limits());
        },
        task -> Thread.ofPlatform().name("model-loader").daemon().start(task));
  }

  @Bean
  TagSuggester tagSuggester(EagerModel dualEncoder) {
    return new EagerTags(dualEncoder);
  }

  @Bean
  CaptionSuggester captionSuggester(EagerModel dualEncoder) {
    return new EagerCaptions(dualEncoder);
  }
}
