package io.framelog.command.content;

import static io.framelog.command.content.PictureAssert.assertPixel;
import static io.framelog.command.content.PictureAssert.assertQuarters;
import static io.framelog.command.content.Pictures.chunk;
import static io.framelog.command.content.Pictures.deflate;
import static io.framelog.command.content.Pictures.encode;
import static io.framelog.command.content.Pictures.join;
import static io.framelog.command.content.Pictures.latin1;
import static io.framelog.command.content.Pictures.pngHeader;
import static io.framelog.command.content.Pictures.quarters;
import static io.framelog.command.content.Pictures.resource;
import static io.framelog.command.content.Pictures.withChunk;
import static io.framelog.command.content.Pictures.withSegment;

import java.awt.Color;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the colours of a file are, 8-bit sRGB over white comes out. */
class ImageColorsTest {
  private final CheckedImageDecoder decoder = new CheckedImageDecoder(ImageSettings.defaults());

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void putsTransparentPartsOverWhite(String format) {
    BufferedImage image = new BufferedImage(30, 10, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 10, 10, filled(0x00123456, 100), 0, 10);
    image.setRGB(10, 0, 10, 10, filled(0x80ff0000, 100), 0, 10);
    image.setRGB(20, 0, 10, 10, filled(0xff00ff00, 100), 0, 10);

    BufferedImage decoded = decoder.decode(encode(image, format));

    assertPixel(decoded, 5, 5, Color.WHITE, 0);
    assertPixel(decoded, 15, 5, new Color(255, 127, 127), 1);
    assertPixel(decoded, 25, 5, Color.GREEN, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha-lossless.webp", "alpha-lossy.webp"})
  void putsTransparentPartsOfWebpOverWhite(String name) {
    BufferedImage decoded = decoder.decode(resource(name));

    assertPixel(decoded, 10, 10, Color.WHITE, 0);
    assertPixel(decoded, 40, 10, new Color(200, 0, 0), 6);
  }

  @Test
  void putsATransparentPaletteEntryOverWhite() {
    byte[] png =
        join(
            pngHeader(2, 1, 2, 3),
            chunk("PLTE", new byte[] {(byte) 200, 0, 0, 0, 0, (byte) 200}),
            chunk("tRNS", new byte[] {(byte) 255, 0}),
            chunk("IDAT", deflate(new byte[] {0, 0b00_01_0000})),
            chunk("IEND", new byte[0]));

    BufferedImage decoded = decoder.decode(png);

    assertPixel(decoded, 0, 0, new Color(200, 0, 0), 0);
    assertPixel(decoded, 1, 0, Color.WHITE, 0);
  }

  @Test
  void putsATransparentColourOfAPngOverWhite() {
    byte[] png =
        join(
            pngHeader(2, 1, 8, 2),
            chunk("tRNS", new byte[] {0, 10, 0, 20, 0, 30}),
            chunk("IDAT", deflate(new byte[] {0, 10, 20, 30, 10, 20, 31})),
            chunk("IEND", new byte[0]));

    BufferedImage decoded = decoder.decode(png);

    assertPixel(decoded, 0, 0, Color.WHITE, 0);
    assertPixel(decoded, 1, 0, new Color(10, 20, 31), 0);
  }

  @Test
  void keepsTheHighByteOf16BitPngs() {
    ComponentColorModel deep =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), true, false, 3, DataBuffer.TYPE_USHORT);
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 2, 1, 4, new Point());
    raster.setPixel(0, 0, new int[] {200 * 257, 100 * 257, 50 * 257, 65535});
    raster.setPixel(1, 0, new int[] {200 * 257, 100 * 257, 50 * 257, 0});

    BufferedImage decoded =
        decoder.decode(encode(new BufferedImage(deep, raster, false, null), "png"));

    assertPixel(decoded, 0, 0, new Color(200, 100, 50), 0);
    assertPixel(decoded, 1, 0, Color.WHITE, 0);
  }

  @Test
  void keepsTheHighByteOf16BitTiffs() {
    int[] samples = {200 * 257, 100 * 257, 50 * 257, 0, 65535, 127 * 257};

    BufferedImage decoded = decoder.decode(Tiffs.rgb16(2, 1, samples));

    assertPixel(decoded, 0, 0, new Color(200, 100, 50), 0);
    assertPixel(decoded, 1, 0, new Color(0, 255, 127), 0);
  }

  @Test
  void convertsCmykTiffs() {
    assertPixel(decoder.decode(Tiffs.cmyk(0, 0, 0, 0)), 0, 0, Color.WHITE, 3);
    assertPixel(decoder.decode(Tiffs.cmyk(0, 255, 255, 0)), 0, 0, Color.RED, 60);
    assertPixel(decoder.decode(Tiffs.cmyk(0, 0, 0, 255)), 0, 0, Color.BLACK, 60);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void takesGreyAsItIs(int type) {
    BufferedImage grey = new BufferedImage(8, 8, type);
    int value = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
    int[] samples = new int[64];
    Arrays.fill(samples, value);
    grey.getRaster().setPixels(0, 0, 8, 8, samples);

    for (String format : new String[] {"png", "tiff"}) {
      assertPixel(decoder.decode(encode(grey, format)), 4, 4, new Color(100, 100, 100), 0);
    }
    if (type == BufferedImage.TYPE_BYTE_GRAY) {
      assertPixel(decoder.decode(encode(grey, "jpeg")), 4, 4, new Color(100, 100, 100), 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff", "gif"})
  void decodesOneBitAPixel(String format) {
    BufferedImage image = new BufferedImage(9, 6, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(8, 5, 0xffffffff);

    BufferedImage decoded = decoder.decode(encode(image, format));

    assertPixel(decoded, 7, 5, Color.BLACK, 0);
    assertPixel(decoded, 8, 5, Color.WHITE, 0);
  }

  @Test
  void convertsCmykJpegs() throws IOException {
    // Adobe stores the inks inverted.
    byte[] adobe = join(latin1("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 0});

    assertPixel(
        decoder.decode(withSegment(cmyk(255, 255, 255, 255), 0xee, adobe)), 8, 8, Color.WHITE, 3);
    assertPixel(
        decoder.decode(withSegment(cmyk(255, 255, 255, 0), 0xee, adobe)), 8, 8, Color.BLACK, 60);
    assertPixel(
        decoder.decode(withSegment(cmyk(255, 0, 0, 255), 0xee, adobe)), 8, 8, Color.RED, 60);
  }

  private static byte[] cmyk(int... samples) throws IOException {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, new Point());
    for (int i = 0; i < 256; i++) {
      raster.setPixel(i % 16, i / 16, samples);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @Test
  void appliesTheColourProfileOfAJpeg() {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
    image.setRGB(0, 0, 16, 16, filled(0xff808080, 256), 0, 16);
    byte[] segment = join(latin1("ICC_PROFILE\0"), new byte[] {1, 1}, linear);

    BufferedImage decoded = decoder.decode(withSegment(encode(image, "jpeg"), 0xe2, segment));

    assertPixel(decoded, 8, 8, new Color(188, 188, 188), 3);
  }

  @Test
  void ignoresABrokenColourProfile() {
    BufferedImage image = quarters(48, 32);
    byte[] garbage = join(latin1("ICC_PROFILE\0"), new byte[] {1, 1}, new byte[500]);
    byte[] zeroed = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    Arrays.fill(zeroed, 128, zeroed.length, (byte) 0xff);
    byte[] broken = join(latin1("ICC_PROFILE\0"), new byte[] {1, 1}, zeroed);
    byte[] jpeg = encode(image, "jpeg");

    assertQuarters(decoder.decode(withSegment(jpeg, 0xe2, garbage)), 48, 32, 12);
    assertQuarters(decoder.decode(withSegment(jpeg, 0xe2, broken)), 48, 32, 12);
    assertQuarters(
        decoder.decode(withChunk(encode(image, "png"), "iCCP", new byte[100])), 48, 32, 0);
    assertQuarters(decoder.decode(resource("bad-profile.webp")), 48, 32, 12);
    byte[] tiff = Tiffs.badProfile(1, 1, 200 * 257, 100 * 257, 50 * 257);
    assertPixel(decoder.decode(tiff), 0, 0, new Color(200, 100, 50), 0);
  }

  private static int[] filled(int argb, int count) {
    int[] pixels = new int[count];
    Arrays.fill(pixels, argb);
    return pixels;
  }
}
