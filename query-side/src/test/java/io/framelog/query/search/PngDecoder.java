package io.framelog.query.search;

import io.framelog.content.ImageDecoder;
import io.framelog.content.ImageHeader;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Decodes what the JDK can. */
class PngDecoder implements ImageDecoder {
  @Override
  public ImageHeader header(byte[] content) {
    BufferedImage image = decode(content);
    return new ImageHeader("image/png", "png", image.getWidth(), image.getHeight(), 1);
  }

  @Override
  public BufferedImage decode(byte[] content) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
      if (image == null) {
        throw new RejectedException(ErrorCode.NOT_AN_IMAGE, "This is no image");
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public BufferedImage decode(byte[] content, int atMostLongerSide) {
    return decode(content);
  }
}
