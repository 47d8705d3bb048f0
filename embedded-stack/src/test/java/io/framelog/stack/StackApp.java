package io.framelog.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A Spring application that uses its database until the very end of its context. */
@Configuration(proxyBeanMethods = false)
class StackApp {

  public static void main(String[] arguments) throws InterruptedException {
    SpringApplication.run(StackApp.class, arguments);
    System.out.println(ChildJvm.READY);
    Thread.currentThread().join();
  }

  @Bean
  DisposableBean lastWords(Environment environment) {
    return () -> {
      Thread.sleep(1_000); // servers that saw the same signal would be gone by now
      try (Connection connection =
          DriverManager.getConnection(
              environment.getRequiredProperty("spring.datasource.url"),
              environment.getRequiredProperty("spring.datasource.username"),
              environment.getRequiredProperty("spring.datasource.password"))) {
        System.out.println("DATABASE ALIVE AT CLOSE: " + connection.isValid(5));
      }
    };
  }
}
