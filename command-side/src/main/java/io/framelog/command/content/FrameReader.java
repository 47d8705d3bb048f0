package io.framelog.command.content;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import io.framelog.command.content.ByteView.EndsTooEarly;
import io.framelog.command.content.ByteView.Nonsense;
import io.framelog.command.content.Layout.Frame;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Runs a decoder over the first frame of a file whose structure was checked before. */
final class FrameReader {
  private final Decoders decoders;

  FrameReader(Decoders decoders) {
    this.decoders = decoders;
  }

  /**
   * The frame as the decoder gives it: neither turned nor converted.
   *
   * @param step takes every step-th pixel of every step-th row
   * @throws EndsTooEarly when pixels are missing
   * @throws IOException and any RuntimeException that a decoder finds fit for broken content
   */
  BufferedImage read(ImageFormat format, byte[] content, Frame frame, int step) throws IOException {
    ImageReader reader = decoders.open(format);
    try (ImageInputStream input = new ByteArrayImageInputStream(content)) {
      Warnings warnings = new Warnings(reader);
      reader.addIIOReadWarningListener(warnings);
      RowCount rows = new RowCount();
      reader.addIIOReadProgressListener(rows);
      reader.setInput(input, true, true);
      if (reader.getWidth(0) != frame.width() || reader.getHeight(0) != frame.height()) {
        throw new Nonsense("two different sizes in one file");
      }
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      BufferedImage image = reader.read(0, param);
      warnings.throwFatal();
      if (format == ImageFormat.GIF) {
        rows.throwIfMissing();
      }
      return image;
    } catch (IOException | RuntimeException e) {
      if (endsTooEarly(e)) {
        throw new EndsTooEarly("the decoder wants more bytes");
      }
      throw e;
    } finally {
      reader.dispose();
    }
  }

  private static boolean endsTooEarly(Throwable failure) {
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 10; t = t.getCause(), depth++) {
      if (t instanceof EOFException) {
        return true;
      }
    }
    return false;
  }

  /** The JDK's GIF decoder stops without a word where the pixels stop; it only counts rows. */
  private static final class RowCount extends ProgressListenerBase {
    private float percent;

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
      percent = percentageDone;
    }

    void throwIfMissing() {
      if (percent < 99.999f) { // one row of 65,535 is more
        throw new EndsTooEarly("pixels are there for %s %% of the rows".formatted(percent));
      }
    }
  }

  /** The JDK's JPEG decoder paints what is missing grey and only warns; its words are libjpeg's. */
  private static final class Warnings implements IIOReadWarningListener {
    private final ImageReader reader;
    private @Nullable String missing;
    private @Nullable String broken;

    Warnings(ImageReader reader) {
      this.reader = reader;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      String text = warning.toLowerCase(Locale.ROOT);
      if (text.contains("premature end") || text.contains("truncated file")) {
        missing = warning;
        reader.abort();
      } else if (text.contains("bad huffman code") || text.contains("corrupt jpeg data: bad")) {
        broken = warning;
        reader.abort();
      }
    }

    void throwFatal() throws IOException {
      if (missing != null) {
        throw new EndsTooEarly(missing);
      }
      if (broken != null) {
        throw new IIOException(broken);
      }
    }
  }
}
