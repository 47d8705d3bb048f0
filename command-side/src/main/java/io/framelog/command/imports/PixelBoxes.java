package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.image.Box;
import io.framelog.image.NewCrop;
import io.framelog.job.JobError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns boxes in pixels into crops, cut to the image. What is then less than a pixel is reported
 * instead.
 *
 * @param item the picture's name
 * @param width of the image in pixels, as the boxes' source has it
 */
record PixelBoxes(
    String item, double width, double height, List<NewCrop> crops, List<JobError> flaws) {

  PixelBoxes(String item, double width, double height) {
    this(item, width, height, new ArrayList<>(), new ArrayList<>());
  }

  void add(CocoImage.PixelBox box, Map<String, String> categories) {
    if (!(width >= 1 && height >= 1)) {
      flaw(box, ErrorCode.CROP_OUTSIDE_IMAGE, "The source does not say how large the image is");
      return;
    }
    double left = Math.clamp(box.x(), 0, width);
    double top = Math.clamp(box.y(), 0, height);
    double right = Math.clamp(box.x() + box.w(), 0, width);
    double bottom = Math.clamp(box.y() + box.h(), 0, height);
    if (!(right - left >= 1 && bottom - top >= 1)) { // also for what is no number
      boolean outside =
          box.x() >= width || box.y() >= height || box.x() + box.w() <= 0 || box.y() + box.h() <= 0;
      flaw(
          box,
          outside ? ErrorCode.CROP_OUTSIDE_IMAGE : ErrorCode.CROP_TOO_SMALL,
          "The box %s, %s, %s, %s leaves no pixel of the image"
              .formatted(box.x(), box.y(), box.w(), box.h()));
      return;
    }
    double x = left / width;
    double y = top / height;
    crops.add(
        new NewCrop(
            new Box(x, y, upTo(x, (right - left) / width), upTo(y, (bottom - top) / height)),
            categories.get(box.category()),
            null));
  }

  /** A length from {@code start} that does not go beyond 1, whatever rounding did. */
  private static double upTo(double start, double length) {
    double fitting = length;
    while (start + fitting > 1) {
      fitting = Math.nextDown(fitting);
    }
    return fitting;
  }

  private void flaw(CocoImage.PixelBox box, ErrorCode code, String detail) {
    flaws.add(
        new JobError("%s annotation %s".formatted(item, box.annotation()), code.code(), detail));
  }
}
