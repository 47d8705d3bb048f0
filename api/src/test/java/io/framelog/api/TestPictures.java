package io.framelog.api;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Pictures for tests, good and bad. */
final class TestPictures {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestPictures() {}

  /** A PNG of 64 x 48 that no other call gives. */
  static byte[] png() {
    int n = NEXT.incrementAndGet();
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(n * 7_919 % 0xffffff));
    pen.fillRect(0, 0, 64, 48);
    pen.setColor(Color.WHITE);
    pen.drawString(Integer.toString(n), 8, 24);
    pen.dispose();
    return encoded(image);
  }

  /** 35 bytes that promise two thousand million pixels. */
  static byte[] hugeGif() {
    byte[] gif = new byte[35];
    byte[] header = {'G', 'I', 'F', '8', '9', 'a', -1, -1, -1, 0x7f, (byte) 0x80, 0, 0};
    System.arraycopy(header, 0, gif, 0, header.length);
    byte[] frame = {0x2c, 0, 0, 0, 0, -1, -1, -1, 0x7f, 0, 2, 2, 0x4c, 1, 0, 0x3b};
    System.arraycopy(frame, 0, gif, 19, frame.length);
    return gif;
  }

  private static byte[] encoded(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
