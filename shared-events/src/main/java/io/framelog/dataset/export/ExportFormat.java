package io.framelog.dataset.export;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The formats in which a snapshot is handed out; {@code docs/exports.md} describes each. */
public enum ExportFormat {
  /** The canonical items (RFC 8785), one a line, as the item stream has them. */
  JSONL("jsonl", "application/x-ndjson", "jsonl"),
  CSV("csv", "text/csv;charset=UTF-8", "csv"),
  PARQUET("parquet", "application/vnd.apache.parquet", "parquet"),
  /** One COCO document: images by URL, crops as boxes in pixels. */
  COCO("coco", "application/json", "json"),
  /** A tar of originals with Ultralytics' label files. */
  YOLO("yolo", ExportFormat.TAR, "tar"),
  /** A tar of samples, each an image with its JSON and its caption. */
  WEBDATASET("webdataset", ExportFormat.TAR, "tar"),
  /** A tar that Hugging Face's {@code imagefolder} loads. */
  IMAGEFOLDER("imagefolder", ExportFormat.TAR, "tar"),
  /** A tar of images with a caption beside each, as trainers of diffusion models read. */
  CAPTIONS("captions", ExportFormat.TAR, "tar");

  private static final String TAR = "application/x-tar";

  private final String text;
  private final String mediaType;
  private final String extension;

  ExportFormat(String text, String mediaType, String extension) {
    this.text = text;
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /**
   * The format of this name.
   *
   * @throws RejectedException with {@code export-format-unknown}
   */
  public static ExportFormat of(String text) {
    return Arrays.stream(values())
        .filter(format -> format.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.EXPORT_FORMAT_UNKNOWN,
                    "There is no format '%s'; there are %s"
                        .formatted(
                            text,
                            Arrays.stream(values())
                                .map(ExportFormat::text)
                                .collect(Collectors.joining(", ")))));
  }

  /** The name of the format in requests. */
  public String text() {
    return text;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Of a file name, without the dot. */
  public String extension() {
    return extension;
  }
}
