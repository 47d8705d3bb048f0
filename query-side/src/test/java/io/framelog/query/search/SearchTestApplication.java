package io.framelog.query.search;

import io.framelog.content.ImageDecoder;
import io.framelog.query.ReadModelTestApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The real log, images with their cache, datasets, and search with a small model of our own. */
@SpringBootApplication(
    scanBasePackages = {
      "io.framelog.query.search",
      "io.framelog.query.dataset",
      "io.framelog.command.dataset"
    })
@Import({ReadModelTestApplication.class, Corpus.class, Searches.class})
class SearchTestApplication {
  @Bean
  HashedWordsEncoder encoder() {
    return new HashedWordsEncoder("hashed-words", "1");
  }

  @Bean
  MemoryVectors vectors() {
    return new MemoryVectors();
  }

  @Bean
  ImageDecoder decoder() {
    return new PngDecoder();
  }
}
