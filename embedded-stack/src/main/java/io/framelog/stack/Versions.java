package io.framelog.stack;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * The versions of the servers that this build brings; Maven writes them from the root pom.
 *
 * @param postgres e.g. {@code 18.6.0}
 * @param elasticsearch e.g. {@code 9.5.3}
 */
record Versions(String postgres, String elasticsearch) {

  static Versions ofThisBuild() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      if (in == null) {
        throw new FileNotFoundException("versions.properties is missing in the class path");
      }
      properties.load(in);
    }
    return new Versions(
        properties.getProperty("postgres", "?"), properties.getProperty("elasticsearch", "?"));
  }

  /** The part before the first dot: files of another one cannot be read. */
  static String major(String version) {
    return version.replaceFirst("\\..*", "");
  }
}
