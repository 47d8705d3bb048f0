package io.framelog.bench.log;

import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.NewCrop;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RegisterImages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Registrations of ever new images: a caption, five tags, a few metadata, about 700 bytes. */
final class Images {
  private static final List<NewCrop> NO_CROPS = List.of();

  private final String series;
  private final AtomicLong next = new AtomicLong();

  Images(String series) {
    this.series = series;
  }

  RegisterImage next() {
    long number = next.incrementAndGet();
    String sha256 = Sha256.hex(series + number);
    String id = Identities.image(Identities.IMAGES, sha256);
    return new RegisterImage(
        id,
        "originals/" + sha256.substring(0, 2) + "/" + sha256 + ".jpg",
        sha256,
        "image/jpeg",
        150_000 + number % 100_000,
        640,
        480,
        "https://example.org/photos/" + number + ".jpg",
        "a photograph of a street with two parked cars and a person on a bicycle, number " + number,
        List.of("car", "street", "bicycle", "person", "batch-" + number % 100),
        List.of("ann"),
        Map.of("source", "bench", "licence", "CC-BY-4.0", "n", number),
        NO_CROPS,
        Origin.IMPORT);
  }

  RegisterImages next(int count) {
    return new RegisterImages(IntStream.range(0, count).mapToObj(i -> next()).toList());
  }
}
