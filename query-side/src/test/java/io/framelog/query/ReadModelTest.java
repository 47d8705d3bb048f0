package io.framelog.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of the read model on a real PostgreSQL and a real Redis that no other tests use. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = ReadModelTestApplication.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=target/stacks/${random.uuid}",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres,redis",
      "framelog.redis.deadline=2s", // what is cached is asserted, on however busy a machine
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.jpa.open-in-view=false",
      "spring.flyway.out-of-order=true",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
public @interface ReadModelTest {}
