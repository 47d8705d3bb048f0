package io.framelog.api.json;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/** JSON is the only structured format, and it is read strictly. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

  /** Last, so that nothing brings XML back: the embedded S3 endpoint has a Jackson XML module. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ServerHttpMessageConvertersCustomizer strictJsonOnly() {
    return converters ->
        converters
            .withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJson.MAPPER))
            .configureMessageConvertersList(
                list ->
                    list.removeIf(
                        converter ->
                            converter.getSupportedMediaTypes().stream()
                                .anyMatch(JsonConfiguration::isXml)));
  }

  private static boolean isXml(MediaType type) {
    return type.getSubtype().equals("xml") || type.getSubtype().endsWith("+xml");
  }

  /** After security, so that a stranger learns nothing about limits. */
  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit() {
    FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(new BodyLimit());
    registration.setOrder(0);
    registration.addUrlPatterns("/v1/*");
    return registration;
  }
}
