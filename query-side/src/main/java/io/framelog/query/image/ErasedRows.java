package io.framelog.query.image;

import io.framelog.image.ErasedItem;
import io.framelog.image.events.ImageErased;
import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a batch erases: written last, so that it also takes what the same batch has written. Of an
 * image there remain its current row, emptied, its crops as closed and without content (the search
 * index has to hear of them), and the leaves of the snapshots that hold it.
 */
final class ErasedRows {
  private static final List<String> EMPTIED =
      List.of(
          "image_version",
          "image_thumbnail",
          "image_suggestion",
          "image_enrichment",
          "image_embedding");

  private static final String CROPS =
      """
      with wanted as (
        select image_id::uuid, position from unnest(?, ?) as r (image_id, position)),
      gone as (
        delete from crop_version c using wanted w where c.image_id = w.image_id
        returning c.image_id, c.crop_id, w.position)
      insert into crop_version (image_id, crop_id, valid_from, valid_to, x, y, w, h, label)
      select distinct image_id, crop_id, position, position, 0, 0, 0, 0, null::text from gone
      """;

  private static final String IMAGES =
      """
      update image i set erased = true, source_url = null
        from unnest(?) as r (image_id)
       where i.image_id = r.image_id::uuid
      """;

  private static final String ITEMS =
      """
      insert into erased_item (snapshot_id, image_id, leaf)
      select snapshot_id::uuid, image_id::uuid, leaf
        from unnest(?, ?, ?) as r (snapshot_id, image_id, leaf)
      """;

  private record Erased(ImageErased event, long position) {}

  private final List<Erased> erased = new ArrayList<>();

  void add(ImageErased event, long position) {
    erased.add(new Erased(event, position));
  }

  void write(JdbcTemplate jdbc) {
    Rows images = new Rows(IMAGES, Column.TEXT);
    Rows crops = new Rows(CROPS, Column.TEXT, Column.BIGINT);
    Rows items = new Rows(ITEMS, Column.TEXT, Column.TEXT, Column.BYTES);
    for (Erased image : erased) {
      String imageId = image.event().imageId();
      images.add(imageId);
      crops.add(imageId, image.position());
      for (ErasedItem item : image.event().snapshots()) {
        items.add(item.snapshotId(), imageId, HexFormat.of().parseHex(item.leaf()));
      }
    }
    for (String table : EMPTIED) {
      Rows gone =
          new Rows(
              "delete from %s t using unnest(?) as r (image_id) where t.image_id = r.image_id::uuid"
                  .formatted(table),
              Column.TEXT);
      erased.forEach(image -> gone.add(image.event().imageId()));
      gone.write(jdbc);
    }
    crops.write(jdbc);
    images.write(jdbc);
    items.write(jdbc);
  }
}
