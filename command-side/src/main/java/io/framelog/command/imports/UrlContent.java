package io.framelog.command.imports;

import io.framelog.command.fetch.Fetcher;
import io.framelog.content.ImageIntake;
import io.framelog.content.StoredImage;

/** What a URL leads to. */
record UrlContent(Fetcher fetcher, String url) implements Content {
  @Override
  public StoredImage into(ImageIntake intake) throws InterruptedException {
    return fetcher.fetch(url, intake::take);
  }
}
