package io.framelog.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Framelog: every module below {@code io.framelog} that is on the class path. */
@SpringBootApplication(scanBasePackages = "io.framelog")
@SuppressWarnings("PrivateConstructorForUtilityClass") // Spring instantiates it
public class FramelogApplication {

  public static void main(String[] arguments) {
    try {
      SpringApplication.run(FramelogApplication.class, arguments);
    } catch (Throwable failure) {
      if (!isControlFlow(failure)) {
        // Spring Boot has reported it. The embedded S3 endpoint's threads would keep the JVM alive.
        System.exit(1);
      }
      throw failure;
    }
  }

  /** Boot's own way out of {@code run} for AOT processing; not a failure. */
  private static boolean isControlFlow(Throwable failure) {
    return failure instanceof SpringApplication.AbandonedRunException;
  }
}
