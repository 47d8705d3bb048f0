package io.framelog.enrichment.model;

import io.framelog.enrichment.model.PackageFiles.Content;
import io.framelog.model.VectorBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sound manifest and the way to its files. */
record ModelPackage(Manifest manifest, PackageFiles files) {
  /**
   * @param pin the digest that the manifest must have, or null
   * @throws ModelPackageException when the manifest cannot be read or is not sound
   */
  static ModelPackage open(PackageFiles files, @Nullable String pin) {
    byte[] json = files.manifest();
    if (pin != null) {
      ContentDigest.requirePinned(files.location(), pin, json);
    }
    String where = files.location() + " " + PackageFiles.MANIFEST;
    return new ModelPackage(ManifestReader.read(where, json), files);
  }

  /** The content of a file, its digest checked. */
  Content read(FileRef file) {
    return file.isOnClasspath()
        ? new ClasspathFiles("").read(new FileRef(file.resource(), file.sha256()))
        : files.read(file);
  }

  /** The content of a model together with the files that must lie beside it. */
  Content readModel(FileRef model, List<FileRef> companions) {
    Content content = read(model);
    if (content instanceof Content.InMemory && !companions.isEmpty()) {
      throw new ModelPackageException(
          "%s of %s has companions; such a package must be a folder or be downloaded"
              .formatted(model.file(), files.location()));
    }
    companions.forEach(this::read);
    return content;
  }

  /** The bytes of a small file, its digest checked. */
  byte[] bytes(FileRef file) {
    return switch (read(file)) {
      case Content.InMemory memory -> memory.bytes();
      case Content.OnDisk disk -> {
        try {
          yield Files.readAllBytes(disk.path());
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read " + disk.path(), e);
        }
      }
    };
  }

  /** The vector of the average picture, or null when the scoring does not centre. */
  float @Nullable [] meanImage(Manifest.Scoring scoring) {
    if (scoring.centring() == null) {
      return null;
    }
    FileRef file = scoring.centring().meanImage();
    float[] vector = VectorBytes.fromBytes(bytes(file));
    if (vector.length != manifest.dims()) {
      throw new ModelPackageException(
          "%s of %s holds %d numbers, the manifest says dims %d"
              .formatted(file.file(), files.location(), vector.length, manifest.dims()));
    }
    return vector;
  }
}
