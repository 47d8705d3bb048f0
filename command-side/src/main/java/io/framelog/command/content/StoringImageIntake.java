package io.framelog.command.content;

import io.framelog.content.Bucket;
import io.framelog.content.ImageHeader;
import io.framelog.content.ImageIntake;
import io.framelog.content.ObjectStore;
import io.framelog.content.StoredImage;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.identity.Identities;
import java.io.InputStream;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Spools and hashes, checks, stores. The key is made from the content, so an object of the same
 * size under it is this content and was checked when it was stored: it is not decoded again.
 */
final class StoringImageIntake implements ImageIntake {
  private final Spool spool;
  private final CheckedImageDecoder decoder;
  private final ObjectStore objects;
  private final Predicate<String> erased;
  private final UUID namespace;
  private final IntakeTimers timers;

  /** Checking needs all bytes of a file in memory, so only so many are checked at once. */
  private final Semaphore checking =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  StoringImageIntake(
      ImageSettings settings,
      Spool spool,
      CheckedImageDecoder decoder,
      ObjectStore objects,
      Predicate<String> erased,
      IntakeTimers timers) {
    this.timers = timers;
    this.spool = spool;
    this.decoder = decoder;
    this.objects = objects;
    this.erased = erased;
    UUID own = settings.namespace();
    this.namespace = own == null ? Identities.IMAGES : own;
  }

  @Override
  public StoredImage take(InputStream content) {
    return take(content, header -> {});
  }

  /** As {@link #take(InputStream)}, but stores nothing when {@code check} throws. */
  StoredImage take(InputStream content, Consumer<ImageHeader> check) {
    try (Spool.Upload upload = spool.take(content)) {
      String id = Identities.image(namespace, upload.sha256());
      refuseErased(id);
      Checked checked = check(upload, id, check);
      if (!checked.stored()) {
        upload.putTo(objects, checked.key(), checked.header().mediaType());
        if (erased.test(id)) { // meanwhile: whoever deletes its objects may have been here before
          objects.deleteAll(Bucket.ORIGINALS, checked.key());
        }
        refuseErased(id);
      }
      return new StoredImage(
          id,
          checked.key(),
          upload.sha256(),
          checked.header().mediaType(),
          upload.length(),
          checked.header().width(),
          checked.header().height());
    }
  }

  private void refuseErased(String id) {
    if (erased.test(id)) {
      throw new RejectedException(ErrorCode.IMAGE_ERASED, "Image " + id + " was erased");
    }
  }

  private record Checked(ImageHeader header, String key, boolean stored) {}

  private Checked check(Spool.Upload upload, String id, Consumer<ImageHeader> check) {
    checking.acquireUninterruptibly();
    try {
      byte[] bytes = upload.bytes();
      ImageHeader header = decoder.header(bytes);
      check.accept(header);
      String key = "images/%s.%s".formatted(id, header.extension());
      boolean stored =
          objects.size(Bucket.ORIGINALS, key).filter(size -> size == upload.length()).isPresent();
      if (!stored) {
        timers.decode(() -> decoder.requireDecodable(bytes));
      }
      return new Checked(header, key, stored);
    } finally {
      checking.release();
    }
  }
}
