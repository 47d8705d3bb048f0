package io.framelog.command.content;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Pictures to decode: four quarters in red, green, blue and yellow, in many file formats. */
final class Pictures {
  static final Color RED = new Color(220, 30, 30);
  static final Color GREEN = new Color(30, 180, 30);
  static final Color BLUE = new Color(30, 30, 220);
  static final Color YELLOW = new Color(230, 220, 20);

  private Pictures() {}

  static BufferedImage quarters(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    paint(graphics, RED, 0, 0, width, height);
    paint(graphics, GREEN, width / 2, 0, width, height);
    paint(graphics, BLUE, 0, height / 2, width, height);
    paint(graphics, YELLOW, width / 2, height / 2, width, height);
    graphics.dispose();
    return image;
  }

  static BufferedImage quarters(int width, int height) {
    return quarters(width, height, BufferedImage.TYPE_3BYTE_BGR);
  }

  private static void paint(Graphics2D graphics, Color color, int x, int y, int right, int bottom) {
    graphics.setColor(color);
    graphics.fillRect(x, y, right - x, bottom - y);
  }

  static byte[] encode(RenderedImage image, String format) {
    return encode(image, format, null, false);
  }

  static byte[] encode(
      RenderedImage image, String format, @Nullable String compression, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (compression != null) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
      }
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static byte[] resource(String name) {
    try (InputStream in = Pictures.class.getResourceAsStream("/images/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JPEG with one more segment behind its start. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + body.length);
    out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker).putShort((short) (body.length + 2));
    return out.put(body).put(jpeg, 2, jpeg.length - 2).array();
  }

  /** A PNG with one more chunk behind its header. */
  static byte[] withChunk(byte[] png, String type, byte[] body) {
    int headerEnd = 8 + 25;
    byte[] chunk = chunk(type, body);
    return join(
        Arrays.copyOf(png, headerEnd), chunk, Arrays.copyOfRange(png, headerEnd, png.length));
  }

  static byte[] chunk(String type, byte[] body) {
    byte[] name = latin1(type);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(body);
    return ByteBuffer.allocate(12 + body.length)
        .putInt(body.length)
        .put(name)
        .put(body)
        .putInt((int) crc.getValue())
        .array();
  }

  static byte[] pngHeader(int width, int height, int depth, int colorType) {
    byte[] body =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) depth)
            .put((byte) colorType)
            .array();
    return join(latin1("\u0089PNG\r\n\u001a\n"), chunk("IHDR", body));
  }

  static byte[] deflate(byte[] raw) {
    Deflater deflater = new Deflater(9);
    deflater.setInput(raw);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** EXIF that says nothing but the orientation, with its marker in front. */
  static byte[] exif(int orientation, ByteOrder order) {
    return ByteBuffer.allocate(32)
        .put(latin1("Exif\0\0"))
        .put(latin1(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"))
        .order(order)
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 274)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  /** A GIF of 35 bytes, complete in its form, that declares this screen. */
  static byte[] tinyGif(int screenWidth, int screenHeight) {
    return ByteBuffer.allocate(35)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(latin1("GIF89a"))
        .putShort((short) screenWidth)
        .putShort((short) screenHeight)
        .put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255})
        .put(new byte[] {0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b})
        .array();
  }

  static BufferedImage noise(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    new Random(1).nextBytes(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    return image;
  }

  /** The first offset of these characters. */
  static int indexOf(byte[] content, String latin1) {
    int at = new String(content, StandardCharsets.ISO_8859_1).indexOf(latin1);
    if (at < 0) {
      throw new IllegalArgumentException("not found");
    }
    return at;
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
