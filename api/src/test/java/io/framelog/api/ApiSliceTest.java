package io.framelog.api;

import io.framelog.api.security.LocalIssuer;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The whole HTTP side on a real Tomcat with a real issuer, and fakes for what is behind it. */
@SpringBootTest(
    classes = ApiSliceTest.Slice.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "framelog.security.local-issuer=true",
      "framelog.http.command-timeout=5s",
      "framelog.http.query-timeout=5s",
      "framelog.streams.heartbeat=300ms",
      "framelog.streams.write-timeout=5s",
      "framelog.streams.most-per-subject=3",
      "framelog.streams.most-selections=2",
      "framelog.streams.window-events=1000"
    })
abstract class ApiSliceTest {
  static final String IMAGE = "1b4e28ba-2fa1-511d-883f-0016d3cca427";
  static final String OTHER_IMAGE = "6fa459ea-ee8a-5ca4-894e-db77e160355e";

  @Autowired FakeSides sides;
  @Autowired FakeLog log;
  @Autowired FakeObjects objects;
  @Autowired FakeErasures erasures;
  @Autowired FakeExports exports;
  @Autowired LocalIssuer issuer;
  @LocalServerPort int port;

  @BeforeEach
  void forgetTheLastTest() {
    sides.reset();
    log.reset();
    objects.reset();
    erasures.reset();
    exports.reset();
  }

  /** A client whose token has all scopes. */
  Http ann() {
    return as("ann", Http.ALL_SCOPES);
  }

  Http as(String user, List<String> scopes) {
    return anonymous().withToken(issuer.token(user, scopes));
  }

  Http anonymous() {
    return new Http(port, null);
  }

  /** Not a component, so that the whole application, when a test starts it, does not find it. */
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
        "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonServerActuatorAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration",
        "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
        "org.axonframework.springboot.autoconfig.InfraConfiguration",
        "org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration",
        "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
        "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
        "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
        "org.axonframework.springboot.autoconfig.MetricsAutoConfiguration",
        "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
        "org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration",
        "org.axonframework.springboot.autoconfig.OpenTelemetryAutoConfiguration",
        "org.axonframework.springboot.autoconfig.SecurityAutoConfiguration",
        "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
        "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
        "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration"
      })
  @ComponentScan(
      basePackages = "io.framelog.api",
      excludeFilters = {
        @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
        @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = FramelogApplication.class),
        @Filter(type = FilterType.REGEX, pattern = "io\\.framelog\\.api\\.run\\..*")
      })
  static class Slice {
    @Bean
    FakeSides sides() {
      return new FakeSides();
    }

    @Bean
    CommandGateway commandGateway(FakeSides sides) {
      return sides.commandGateway();
    }

    @Bean
    QueryGateway queryGateway(FakeSides sides) {
      return sides.queryGateway();
    }

    @Bean
    FakeLog log() {
      return new FakeLog();
    }

    @Bean
    FakeExports exports() {
      return new FakeExports();
    }

    @Bean
    FakeObjects objects() {
      return new FakeObjects();
    }

    @Bean
    FakeErasures erasures() {
      return new FakeErasures();
    }
  }
}
