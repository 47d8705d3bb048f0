package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.model.DualEncoder;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ModelConfigurationTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withUserConfiguration(ModelConfiguration.class);

  @Test
  void the_default_package_is_loaded_without_any_setting() {
    application.run(
        context -> {
          DualEncoder encoder = context.getBean(DualEncoder.class);
          assertThat(encoder.model()).isEqualTo("photo-minilm-student");
          assertThat(encoder.version()).isEqualTo("1");
          assertThat(encoder.dimension()).isEqualTo(384);
          assertThat(encoder.encodeTexts(List.of("a cat"))).hasSize(1);
          assertThat(context.getBean(TagSuggester.class).model()).isEqualTo(encoder.model());
          assertThat(context.getBean(CaptionSuggester.class).version()).isEqualTo("1");
        });
  }

  @Test
  void a_package_that_cannot_be_loaded_keeps_the_application_from_starting() {
    application
        .withPropertyValues("framelog.enrichment.model=no/such/folder")
        .run(
            context -> {
              assertThat(context).hasFailed();
              FailureAnalysis analysis =
                  new ModelFailureAnalyzer()
                      .analyze(Objects.requireNonNull(context.getStartupFailure()));
              assertThat(Objects.requireNonNull(analysis).getDescription())
                  .isEqualTo(
                      "The model package cannot be used: there is no file no/such/folder/manifest.json");
              assertThat(analysis.getAction()).contains("framelog.enrichment.model");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "command,api"})
  void a_node_that_neither_searches_nor_enriches_has_no_model(String roles) {
    application
        .withPropertyValues("framelog.roles=" + roles)
        .run(context -> assertThat(context).doesNotHaveBean(DualEncoder.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "enrichment", "command,query,enrichment,api"})
  void a_node_that_searches_or_enriches_has_one(String roles) {
    application
        .withPropertyValues("framelog.roles=" + roles)
        .run(context -> assertThat(context).hasSingleBean(DualEncoder.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"framelog.enrichment.model-threads=-1", "framelog.enrichment.model-concurrency=0"})
  void settings_out_of_range_are_refused(String setting) {
    application.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
  }
}
