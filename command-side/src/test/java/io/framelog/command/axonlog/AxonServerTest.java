package io.framelog.command.axonlog;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/**
 * A test on a real Axon Server, {@code FRAMELOG_TEST_AXONSERVER=host:port} (its gRPC port); skipped
 * without one. It leaves its events there.
 */
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = "FRAMELOG_TEST_AXONSERVER",
    matches = ".+",
    disabledReason = "no Axon Server to test on")
@SpringBootTest(
    classes = AxonServerTestApplication.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=temp",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres",
      "axon.axonserver.enabled=true",
      "axon.axonserver.servers=${FRAMELOG_TEST_AXONSERVER}",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "axon.update-check.disabled=true",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
// Spring stops the contexts that wait for their next test, and a stopped connector stays stopped.
@DirtiesContext
@interface AxonServerTest {}
