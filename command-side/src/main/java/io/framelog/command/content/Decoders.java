package io.framelog.command.content;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * One chosen decoder for each format. ImageIO's own choice would depend on the order of the class
 * path and on the thread that asked first.
 */
final class Decoders {
  private final Map<ImageFormat, ImageReaderSpi> providers = new EnumMap<>(ImageFormat.class);

  Decoders() {
    ImageIO.setUseCache(false);
    IIORegistry registry = IIORegistry.getDefaultInstance();
    providers.put(
        ImageFormat.PNG, builtIn(registry, "com.sun.imageio.plugins.png.PNGImageReaderSpi"));
    providers.put(
        ImageFormat.GIF, builtIn(registry, "com.sun.imageio.plugins.gif.GIFImageReaderSpi"));
    providers.put(ImageFormat.JPEG, registered(registry, new JPEGImageReaderSpi()));
    providers.put(ImageFormat.WEBP, registered(registry, new WebPImageReaderSpi()));
    providers.put(ImageFormat.TIFF, registered(registry, new TIFFImageReaderSpi()));
    providers.put(ImageFormat.BMP, registered(registry, new BMPImageReaderSpi()));
  }

  /** A new reader; the caller disposes of it. */
  ImageReader open(ImageFormat format) throws IOException {
    ImageReaderSpi provider = providers.get(format);
    if (provider == null) {
      throw new IllegalStateException("no decoder for " + format);
    }
    return provider.createReaderInstance();
  }

  private static ImageReaderSpi builtIn(IIORegistry registry, String className) {
    Iterator<ImageReaderSpi> all = registry.getServiceProviders(ImageReaderSpi.class, false);
    while (all.hasNext()) {
      ImageReaderSpi provider = all.next();
      if (provider.getClass().getName().equals(className)) {
        return provider;
      }
    }
    throw new IllegalStateException("this JDK lacks " + className);
  }

  /** Registration is what connects a provider to the JDK's decoder that it delegates to. */
  private static ImageReaderSpi registered(IIORegistry registry, ImageReaderSpi provider) {
    ImageReaderSpi present = registry.getServiceProviderByClass(provider.getClass());
    if (present != null) {
      return present;
    }
    registry.registerServiceProvider(provider, ImageReaderSpi.class);
    return provider;
  }
}
