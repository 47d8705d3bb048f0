package io.framelog.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be imported. */
public enum SourceKind {
  /** The pictures below a folder. */
  FOLDER,
  /** The pictures below a prefix of the bucket for imports. */
  S3,
  /** A file with one JSON object a line, each naming a picture by URL, key or path. */
  JSONL,
  /** A folder as Hugging Face's imagefolder: metadata files, or folders as labels. */
  IMAGEFOLDER,
  /** A COCO JSON file, or a folder of them, with boxes and captions. */
  COCO,
  /** Tar files as WebDataset writes them. */
  WEBDATASET,
  /** The pictures below a folder, described by {@code .txt} files of the same names. */
  CAPTIONS;

  /** As it stands in requests. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SourceKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
