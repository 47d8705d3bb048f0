package io.framelog.bench.log;

import io.framelog.identity.Sha256;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.RegisterImage;
import io.framelog.log.AppendUnit;
import io.framelog.log.Decision;
import io.framelog.log.LogAppender;
import io.framelog.log.NewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.caching.Cache;

/** The same edit of images with a long history and of images with a short one. */
final class EditBenchmark {
  private static final int IMAGES = 2_000;
  private static final int CALLERS = 64;
  private static final int LONG_HISTORY = 200;

  private final Side framelog;
  private final Images images;
  private final LogAppender appender;
  private final Cache cache;
  private int edit;

  EditBenchmark(Side framelog, Images images) {
    this.framelog = framelog;
    this.images = images;
    this.appender = framelog.bean(LogAppender.class);
    this.cache = framelog.bean(Cache.class);
  }

  void run(Report report) {
    List<String> old = withHistory(LONG_HISTORY);
    List<String> young = withHistory(1);
    // The first edit of each finds no snapshot; it triggers one.
    cache.removeAll();
    double firstOld = edit(old);
    double firstYoung = edit(young);
    List<Double> oldRates = new ArrayList<>();
    List<Double> youngRates = new ArrayList<>();
    List<Double> coldOld = new ArrayList<>();
    List<Double> coldYoung = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      oldRates.add(editSome(old));
      youngRates.add(editSome(young));
      cache.removeAll();
      coldOld.add(edit(old));
      coldYoung.add(edit(young));
    }
    report.ratio(
        "edit of an image with 200 prior events, against the same edit with 1 prior event",
        ">= 0.8",
        Load.median(oldRates),
        Load.median(youngRates),
        "/s");
    report.ratio(
        "the same, on a node whose cache is empty",
        "",
        Load.median(coldOld),
        Load.median(coldYoung),
        "/s");
    report.ratio(
        "the same, without cache or snapshot (an image's first edit)",
        "",
        firstOld,
        firstYoung,
        "/s");
  }

  /** Edits each image some times, so that a round is not over at once. */
  private double editSome(List<String> ids) {
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rates.add(edit(ids));
    }
    return Load.median(rates);
  }

  /** Edits each image once. */
  private double edit(List<String> ids) {
    AtomicInteger next = new AtomicInteger();
    String tag = "edit-" + edit++;
    return Load.rateOf(
        CALLERS,
        ids.size(),
        () -> {
          framelog
              .gateway()
              .sendAndWait(
                  new EditTags(ids.get(next.getAndIncrement()), List.of(tag), List.of(), null));
          return 1;
        });
  }

  private List<String> withHistory(int events) {
    List<RegisterImage> registrations = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      registrations.add(images.next());
    }
    AtomicInteger next = new AtomicInteger();
    Load.rateOf(
        CALLERS,
        IMAGES,
        () -> {
          RegisterImage image = registrations.get(next.getAndIncrement());
          framelog.gateway().sendAndWait(image);
          if (events > 1) {
            append(image.imageId(), events - 1);
          }
          return 1;
        });
    return registrations.stream().map(RegisterImage::imageId).toList();
  }

  /** A history as another node would have written it: this one's snapshots know nothing of it. */
  private void append(String imageId, int events) {
    List<NewEvent> history = new ArrayList<>();
    for (int i = 1; i <= events; i++) {
      boolean add = i % 2 == 1;
      String tag = "[\"history-" + (i + 1) / 2 % 8 + "\"]";
      history.add(
          new NewEvent(
              UUID.randomUUID().toString(),
              "TagsEdited",
              "1",
              "Image",
              imageId,
              i,
              "{\"imageId\":\"%s\",\"added\":%s,\"removed\":%s,\"origin\":{\"kind\":\"HUMAN\"}}"
                  .formatted(imageId, add ? tag : "[]", add ? "[]" : tag),
              "{\"actor\":\"ann\",\"client\":\"bench\"}"));
    }
    String commandId = UUID.randomUUID().toString();
    appender.append(
        new AppendUnit(commandId, Sha256.hex(commandId), Decision.of(imageId, 0), history));
  }
}
