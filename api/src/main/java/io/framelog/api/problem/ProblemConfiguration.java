package io.framelog.api.problem;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Makes the container and Spring Security's firewall answer in problems as well. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
              }
            });
  }

  @Bean
  RequestRejectedHandler problemsFromFirewall(Problems problems) {
    return (request, response, rejected) ->
        ProblemResponses.send(
            problems.of(rejected, request.getMethod()), request.getRequestURI(), response);
  }

  /**
   * Headers are bytes that Tomcat shows as ISO-8859-1. In UTF-8 text some of them look like C1
   * controls, which the firewall forbids; only the ASCII controls are of harm.
   */
  @Bean
  HttpFirewall firewallThatKnowsUtf8() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderValues(
        value -> value.chars().noneMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f));
    return firewall;
  }
}
