package io.framelog.enrichment.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A package in a folder of this machine, used in place. */
record FolderFiles(Path folder) implements PackageFiles {
  @Override
  public String location() {
    return folder.toString();
  }

  @Override
  public byte[] manifest() {
    try {
      return Files.readAllBytes(existing(MANIFEST));
    } catch (IOException e) {
      throw new ModelPackageException("cannot read " + folder.resolve(MANIFEST), e);
    }
  }

  @Override
  public Content read(FileRef file) {
    Path path = existing(file.file());
    ContentDigest.require(location(), file, ContentDigest.of(path));
    return new Content.OnDisk(path);
  }

  private Path existing(String name) {
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path)) {
      throw new ModelPackageException("there is no file " + path);
    }
    return path;
  }
}
