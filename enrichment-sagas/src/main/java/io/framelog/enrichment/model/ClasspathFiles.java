package io.framelog.enrichment.model;

import io.framelog.identity.Sha256;
import java.io.IOException;
import java.io.InputStream;

/**
 * A package below a folder of the class path.
 *
 * @param base the folder without a leading slash; empty for the root
 */
record ClasspathFiles(String base) implements PackageFiles {
  @Override
  public String location() {
    return "classpath:" + base;
  }

  @Override
  public byte[] manifest() {
    return bytes(below(MANIFEST));
  }

  @Override
  public Content read(FileRef file) {
    byte[] content = bytes(below(file.file()));
    ContentDigest.require(location(), file, Sha256.hex(content));
    return new Content.InMemory(content);
  }

  private String below(String name) {
    return base.isEmpty() ? name : base + "/" + name;
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = ClasspathFiles.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new ModelPackageException("there is no classpath:" + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ModelPackageException("cannot read classpath:" + resource, e);
    }
  }
}
