package io.framelog.command.edit;

import io.framelog.edit.EditPreview;
import io.framelog.edit.ImagePreview;
import io.framelog.edit.ImagePreview.EventPreview;
import io.framelog.error.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what would happen to images and keeps the first of those to which something would. */
final class PreviewCount {
  private final List<ImagePreview> sample = new ArrayList<>();
  private long change;
  private long skip;
  private long fail;

  static ImagePreview preview(String imageId, List<?> events, @Nullable List<Long> dependents) {
    return new ImagePreview(
        imageId,
        events.stream()
            .map(event -> new EventPreview(event.getClass().getSimpleName(), event))
            .toList(),
        dependents,
        null,
        null);
  }

  static ImagePreview refused(String imageId, Rejection refusal) {
    return new ImagePreview(imageId, List.of(), null, refusal.code().code(), refusal.detail());
  }

  void add(ImagePreview preview) {
    if (preview.code() != null) {
      fail++;
    } else if (preview.events().isEmpty()) {
      skip++;
      return;
    } else {
      change++;
    }
    if (sample.size() < EditPreview.SAMPLE) {
      sample.add(preview);
    }
  }

  EditPreview of(long total, long position) {
    return new EditPreview(total, change + skip + fail, change, skip, fail, sample, position);
  }
}
