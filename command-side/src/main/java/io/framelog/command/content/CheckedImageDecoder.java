package io.framelog.command.content;

import io.framelog.command.content.ByteView.EndsTooEarly;
import io.framelog.command.content.ByteView.Nonsense;
import io.framelog.command.content.Layout.Frame;
import io.framelog.content.ImageDecoder;
import io.framelog.content.ImageHeader;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decoding in three steps, each of which may only do what the one before allowed: our own look at
 * the size, our own look at the structure, then the decoder. Whatever a decoder throws becomes a
 * rejection.
 */
final class CheckedImageDecoder implements ImageDecoder {
  private static final Logger LOGGER = LoggerFactory.getLogger(CheckedImageDecoder.class);

  /** Pixels of the longer side that are kept when only the check matters. */
  private static final int CHECK_SIDE = 64;

  private final ImageSettings settings;
  private final DecodeMemory memory;
  private final FrameReader frames = new FrameReader(new Decoders());

  CheckedImageDecoder(ImageSettings settings) {
    this.settings = settings;
    this.memory = new DecodeMemory(settings.decodeBytes());
  }

  @Override
  public ImageHeader header(byte[] content) {
    ImageFormat format = format(content);
    Layout layout = layout(format, content);
    return new ImageHeader(
        format.mediaType(),
        format.extension(),
        (int) (layout.turned() ? layout.height() : layout.width()),
        (int) (layout.turned() ? layout.width() : layout.height()),
        layout.orientation());
  }

  @Override
  public BufferedImage decode(byte[] content) {
    return upright(content, Integer.MAX_VALUE);
  }

  @Override
  public BufferedImage decode(byte[] content, int atMostLongerSide) {
    if (atMostLongerSide < 1) {
      throw new IllegalArgumentException("atMostLongerSide must be positive");
    }
    return upright(content, (int) Math.min(Integer.MAX_VALUE, 2L * atMostLongerSide));
  }

  private BufferedImage upright(byte[] content, int longerSide) {
    ImageFormat format = format(content);
    Layout layout = layout(format, content);
    int step = step(format, layout, longerSide);
    return decode(
        format,
        content,
        layout,
        step,
        (frame, decoded) -> Upright.of(decoded, layout, frame, step));
  }

  /**
   * Runs the decoder over all pixels and keeps next to none of them.
   *
   * @throws RejectedException as {@link #decode(byte[])}
   */
  void requireDecodable(byte[] content) {
    ImageFormat format = format(content);
    Layout layout = layout(format, content);
    int step = step(format, layout, CHECK_SIDE);
    decode(format, content, layout, step, (frame, decoded) -> decoded);
  }

  private static int step(ImageFormat format, Layout layout, int longerSide) {
    long longer = Math.max(layout.width(), layout.height());
    return format.skipsPixels() ? (int) Math.max(1, longer / longerSide) : 1;
  }

  private static ImageFormat format(byte[] content) {
    if (content.length == 0) {
      throw new RejectedException(ErrorCode.IMAGE_EMPTY, "The content has no bytes");
    }
    return ImageFormat.of(content)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.NOT_AN_IMAGE,
                    "The content does not begin as JPEG, PNG, WebP, GIF, TIFF or BMP do"));
  }

  private Layout layout(ImageFormat format, byte[] content) {
    Layout layout;
    try {
      layout = format.file().layout(content);
    } catch (EndsTooEarly e) {
      throw truncated(format, e);
    } catch (Nonsense e) {
      throw corrupt(format, e);
    }
    requireWithinLimits(layout);
    if (layout.width() <= 0 || layout.height() <= 0) {
      throw corrupt(format, new Nonsense("a side of no pixels"));
    }
    return layout;
  }

  private void requireWithinLimits(Layout layout) {
    long width = layout.width();
    long height = layout.height();
    if (Math.max(width, height) > settings.maxSide() || width * height > settings.maxPixels()) {
      throw new RejectedException(
          new Rejection(
              ErrorCode.IMAGE_TOO_MANY_PIXELS,
              "The image declares %d x %d pixels; %d pixels and %d a side are allowed"
                  .formatted(width, height, settings.maxPixels(), settings.maxSide()),
              Map.of(
                  "width",
                  width,
                  "height",
                  height,
                  "maxPixels",
                  settings.maxPixels(),
                  "maxSide",
                  settings.maxSide())));
    }
  }

  private BufferedImage decode(
      ImageFormat format,
      byte[] content,
      Layout layout,
      int step,
      BiFunction<Frame, BufferedImage, BufferedImage> finish) {
    long bytes = layout.width() * layout.height() * format.bytesPerPixel();
    if (!memory.suffices(bytes)) {
      throw needsMemory(format, layout);
    }
    try (DecodeMemory.Share ignored = memory.take(bytes)) {
      format.file().requireWhole(content);
      Frame frame = layout.frame();
      if (frame == null) {
        throw new Nonsense("no frame");
      }
      try {
        return finish.apply(frame, frames.read(format, content, frame, step));
      } catch (EndsTooEarly e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // A broken colour profile is no reason to refuse a picture whose pixels are fine.
        byte[] plain = format.file().withoutProfile(content);
        if (plain == content) {
          throw e;
        }
        LOGGER.debug("Decoding {} again without its colour profile", format, e);
        return finish.apply(frame, frames.read(format, plain, frame, step));
      }
    } catch (EndsTooEarly e) {
      throw truncated(format, e);
    } catch (IOException | RuntimeException e) {
      throw corrupt(format, e);
    } catch (StackOverflowError e) {
      LOGGER.warn("A {} of {} bytes overflowed the stack", format, content.length, e);
      throw corrupt(format, e);
    } catch (OutOfMemoryError e) {
      LOGGER.error("Decoding a {} of {} bytes ran out of heap", format, content.length, e);
      throw needsMemory(format, layout);
    }
  }

  private static RejectedException needsMemory(ImageFormat format, Layout layout) {
    return new RejectedException(
        ErrorCode.IMAGE_TOO_MANY_PIXELS,
        "This server lacks the memory to decode a %s of %d x %d pixels"
            .formatted(format, layout.width(), layout.height()));
  }

  private static RejectedException truncated(ImageFormat format, Throwable cause) {
    return new RejectedException(
        ErrorCode.IMAGE_TRUNCATED,
        "The %s ends before its last pixel: %s".formatted(format, reason(cause)),
        cause);
  }

  private static RejectedException corrupt(ImageFormat format, Throwable cause) {
    return new RejectedException(
        ErrorCode.IMAGE_CORRUPT,
        "The %s cannot be decoded: %s".formatted(format, reason(cause)),
        cause);
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
