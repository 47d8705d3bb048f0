package io.framelog.api.docs;

import io.framelog.api.command.CommandContext;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says beyond the controllers: security, errors, command headers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String BEARER = "bearer";

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(CommandContext.class)
        .replaceWithClass(JsonNode.class, Object.class);
  }

  @Bean
  OpenAPI framelogApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Framelog")
                .version("v1")
                .description(
                    "Event-sourced system of record for AI image-generation datasets. Commands"
                        + " answer with the position of their last event; pass it to a query as"
                        + " minPosition to read your own write.")
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("A JWT; in the default run from POST /v1/dev/token")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  @Bean
  OperationCustomizer commandHeaders() {
    return new CommandHeaderParameters();
  }

  @Bean
  OpenApiCustomizer problemResponses() {
    return new ProblemSchema();
  }
}
