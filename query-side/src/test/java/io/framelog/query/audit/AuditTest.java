package io.framelog.query.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of the audit tree on servers of its own, because such tests forge the log. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = AuditTestApplication.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=target/stacks/${random.uuid}",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres,redis",
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
@interface AuditTest {}
