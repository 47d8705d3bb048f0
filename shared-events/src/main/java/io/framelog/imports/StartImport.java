package io.framelog.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Submits a job of kind {@value #KIND} that imports a source. An image that is there already is
 * skipped: it keeps its annotations. The answer's {@code ids} hold the {@code jobId}.
 *
 * @param location a path of the server's, or for {@link SourceKind#S3} a prefix
 * @param images only for {@link SourceKind#COCO}: the folder that its file names are relative to;
 *     null means the folder of the JSON file
 * @param tags that every image gets
 * @param textAsTags whether {@code .txt} files beside pictures hold tags with commas between them,
 *     not captions
 */
public record StartImport(
    SourceKind source,
    String location,
    @Nullable String images,
    List<String> tags,
    boolean textAsTags) {
  public static final String KIND = "import";

  public StartImport {
    tags = List.copyOf(tags);
  }
}
