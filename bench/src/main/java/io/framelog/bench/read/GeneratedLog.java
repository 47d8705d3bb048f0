package io.framelog.bench.read;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A log of a million images' lives, or of a few: the same for the same numbers, down to ids, times
 * and salts. Two logs of one seed and one ratio of images to events share their beginning: the
 * shorter is the first part of the longer.
 *
 * <p>The mix: registrations are spread evenly over the log (every fifth event, for five events an
 * image). Of the rest, 40 % are enrichment, in the order in which images came in: 30 % vectors of
 * images, 25 % thumbnails, 20 % fingerprints, 12 % suggested tags, 6 % vectors of captions, 4 %
 * suggested captions, 3 % vectors of crops. 60 % are edits by 24 people of images drawn by Zipf's
 * law (exponent 1/2) from those that are there: 30 % tags, 23 % crops (of which three in five are
 * added while an image has less than eight), 14 % captions, 13 % metadata, 10 % reviews, 5 %
 * suggestions accepted (two events) or rejected, 4 % actors, 1 % removals; whoever meets a removed
 * image restores it.
 *
 * @param seed another seed, another log
 * @param images how many are registered, at least one
 * @param events how long the log is, at least as many
 */
public record GeneratedLog(long seed, int images, long events) {
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final long MICROS_APART = 5_000_000;

  public GeneratedLog {
    if (images < 1 || events < images) {
      throw new IllegalArgumentException(events + " events for " + images + " images");
    }
  }

  /** Tags on about 50 %, 20 % and 5 % of the images, independent of each other. */
  public static List<String> frequentTags() {
    return Vocabulary.FREQUENT;
  }

  /** Tags on 50 %, 20 % and 5 % of the images, where whoever has a later one has all before it. */
  public static List<String> nestedTags() {
    return Vocabulary.NESTED;
  }

  /** Of {@code metadata.source}: on 50 %, 20 %, 15 %, 10 % and 5 % of the images. */
  public static List<String> sources() {
    return Vocabulary.SOURCES;
  }

  /** The id of the image that was registered as this one, from 0. */
  public String imageId(int number) {
    return GeneratedImage.id(seed, number);
  }

  /** The ids of all images in the order of their registration. */
  public List<String> imageIds() {
    return IntStream.range(0, images).mapToObj(this::imageId).toList();
  }

  /**
   * Writes the log into the empty tables of the event log, all in one transaction.
   *
   * @throws IllegalStateException when there are events already
   */
  public void write(DataSource database) throws SQLException {
    new LogLoad(this, database).run();
  }

  /** Whether the tables begin with this log, all of it. */
  boolean isIn(JdbcTemplate jdbc) {
    return jdbc.queryForList(
            "select event_id from event_log where position = ?", UUID.class, events)
        .contains(eventId(events));
  }

  /** Evenly spread: exactly {@link #images} of them up to {@link #events}, the first at 1. */
  boolean isRegistration(long position) {
    return registrations(position) > registrations(position - 1);
  }

  private long registrations(long position) {
    return Math.ceilDiv(Math.multiplyExact(position, images), events);
  }

  /** The time of an event, in microseconds since 1970. */
  long recordedAt(long position) {
    long jitter = Math.floorMod(Mixed.of(seed + 1, position), MICROS_APART);
    return START.getEpochSecond() * 1_000_000 + position * MICROS_APART + jitter;
  }

  /** The id of the command whose first event is this one. */
  static UUID commandId(long seed, long position) {
    return id(seed + 2, position);
  }

  UUID eventId(long position) {
    return id(seed + 3, position);
  }

  private static UUID id(long seed, long position) {
    return Mixed.timed(START.toEpochMilli() + position * MICROS_APART / 1_000, seed, position);
  }
}
