package io.framelog.api.command;

import io.framelog.api.Timeouts;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers ask for a {@link CommandContext}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Timeouts.class)
class CommandConfiguration implements WebMvcConfigurer {
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CommandContextResolver());
  }
}
