package io.framelog.query.search;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of search with all servers that it needs. The index neither refreshes itself nor is it
 * looked after, so that tests see what the code does and nothing else.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = SearchTestApplication.class,
    properties = {
      "framelog.search.refresh-interval=1h",
      "framelog.search.check-interval=1h",
      "framelog.query.wait=20s",
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.jpa.open-in-view=false",
      "spring.flyway.out-of-order=true",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
@ContextConfiguration(initializers = SearchServers.class)
@interface SearchTest {}
