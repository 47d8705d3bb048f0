package io.framelog.query.search;

import io.framelog.content.ImageDecoder;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.error.RejectedException;
import io.framelog.model.DualEncoder;
import io.framelog.model.VectorKey;
import io.framelog.model.VectorStore;
import io.framelog.query.search.ImageRecord.EmbeddingRecord;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The vector of an example: stored for what is registered, computed for a picture. */
@SearchComponent
class ExampleVectors {
  /** No encoder looks at more than this; the decoder may leave the rest out. */
  private static final int ENOUGH_PIXELS = 512;

  private static final String SELECT =
      """
      select image_id, kind, crop_id, model, model_version, dimension, sha256
      from image_embedding where model = ? and model_version = ? and kind =\
      """;

  private final JdbcTemplate jdbc;
  private final VectorStore store;
  private final DualEncoder encoder;
  private final ImageDecoder decoder;

  ExampleVectors(JdbcTemplate jdbc, VectorStore store, DualEncoder encoder, ImageDecoder decoder) {
    this.jdbc = jdbc;
    this.store = store;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /**
   * The vector, as the model made it.
   *
   * @throws QueryRejected {@code search-invalid} when it has no vector (yet), or why the picture
   *     cannot be decoded
   */
  float[] of(Example example) {
    return switch (example) {
      case Example.OfImage image ->
          ofImage(image.imageId()).orElseThrow(() -> missing("The image " + image.imageId()));
      case Example.OfCrop crop -> ofCrop(crop.imageId(), crop.cropId());
      case Example.OfPicture picture ->
          encoder.encodeImages(List.of(decoded(picture.content()))).getFirst();
    };
  }

  /** Empty when there is no such image, or it has no vector (yet). */
  Optional<float[]> ofImage(String imageId) {
    return stored(SELECT + " 'IMAGE' and image_id = ?::uuid", List.of(imageId));
  }

  private float[] ofCrop(@Nullable String imageId, String cropId) {
    List<String> arguments = new ArrayList<>(List.of(cropId));
    String hint = "";
    if (imageId != null) {
      arguments.add(imageId);
      hint = " and image_id = ?::uuid";
    }
    return stored(SELECT + " 'CROP' and crop_id = ?" + hint, arguments)
        .orElseThrow(() -> missing("The crop " + cropId));
  }

  private Optional<float[]> stored(String sql, List<String> arguments) {
    List<Object> all = new ArrayList<>(List.of(encoder.model(), encoder.version()));
    all.addAll(arguments);
    List<VectorKey> keys =
        jdbc.query(
            sql,
            (row, number) ->
                RecordVectors.key(
                    row.getString(1),
                    new EmbeddingRecord(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getString(7))),
            all.toArray());
    return store.find(keys).values().stream().findFirst();
  }

  private static QueryRejected missing(String what) {
    return new QueryRejected(ErrorCode.SEARCH_INVALID, what + " has no embedding yet");
  }

  private BufferedImage decoded(byte[] content) {
    try {
      return decoder.decode(content, ENOUGH_PIXELS);
    } catch (RejectedException e) {
      throw new QueryRejected(e.rejection());
    }
  }
}
