package io.framelog.enrichment.model;

import java.nio.file.Path;

/** Where the files of one model package come from. */
interface PackageFiles {
  String MANIFEST = "manifest.json";

  /** The address of the package, for messages. */
  String location();

  /**
   * @throws ModelPackageException when there is none, or none can be read
   */
  byte[] manifest();

  /**
   * The content of a file of the package, checked against its digest before it is returned.
   *
   * @throws ModelPackageException when it is missing, cannot be read or has another digest
   */
  Content read(FileRef file);

  /** The content of a file: on disk where the source has it there, so that large models map. */
  sealed interface Content {
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record InMemory(byte[] bytes) implements Content {}

    record OnDisk(Path path) implements Content {}
  }
}
