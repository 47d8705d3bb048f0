package io.framelog.command.erasure;

import io.framelog.content.Bucket;
import io.framelog.content.ObjectStore;
import io.framelog.erasure.ErasureSweep;
import org.springframework.stereotype.Component;

/** The original and the thumbnails, whatever of them there is. */
@Component
class ObjectSweep implements ErasureSweep {
  private final ObjectStore objects;

  ObjectSweep(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "objects";
  }

  @Override
  public void sweep(String imageId) {
    objects.deleteAll(Bucket.ORIGINALS, "images/" + imageId + ".");
    objects.deleteAll(Bucket.THUMBNAILS, "thumbnails/" + imageId + "/");
  }
}
