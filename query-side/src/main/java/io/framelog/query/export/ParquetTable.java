package io.framelog.query.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.jsonType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import io.framelog.image.Crop;
import io.framelog.query.canonical.CanonicalJson;
import io.framelog.query.parquet.ParquetStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.TreeMap;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * A Parquet file with one row for each item. What is withheld is declared in the footer's metadata
 * under {@code framelog}, with the plan.
 */
record ParquetTable(ExportPlan plan, SnapshotEntries entries) implements FormatWriter {
  private static final String CREATED_BY = "framelog version 1";

  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(BINARY)
          .as(stringType())
          .named("id")
          .required(BINARY)
          .as(stringType())
          .named("sha256")
          .required(BINARY)
          .as(stringType())
          .named("mediaType")
          .required(INT32)
          .named("width")
          .required(INT32)
          .named("height")
          .required(BINARY)
          .as(stringType())
          .named("caption")
          .requiredList()
          .requiredElement(BINARY)
          .as(stringType())
          .named("tags")
          .requiredList()
          .requiredElement(BINARY)
          .as(stringType())
          .named("actors")
          .required(BINARY)
          .as(jsonType())
          .named("metadata")
          .requiredList()
          .requiredGroupElement()
          .required(BINARY)
          .as(stringType())
          .named("id")
          .optional(BINARY)
          .as(stringType())
          .named("label")
          .required(DOUBLE)
          .named("x")
          .required(DOUBLE)
          .named("y")
          .required(DOUBLE)
          .named("w")
          .required(DOUBLE)
          .named("h")
          .named("crops")
          .optional(BINARY)
          .as(stringType())
          .named("review")
          .optional(BINARY)
          .as(stringType())
          .named("part")
          .required(BINARY)
          .as(stringType())
          .named("url")
          .named("snapshot");

  @Override
  public void write(OutputStream out) throws IOException {
    ParquetStream file = new ParquetStream(out, SCHEMA, CREATED_BY);
    Tally tally = new Tally();
    entries.forEachItem(
        plan, tally, item -> file.add(consumer -> write(new ParquetRow(SCHEMA, consumer), item)));
    TreeMap<String, String> metadata = new TreeMap<>();
    metadata.put("framelog", tally.manifest(plan));
    file.finish(metadata);
  }

  private void write(ParquetRow row, ExportItem item) {
    Part part = plan.partOf(item);
    row.text("id", item.imageId());
    row.text("sha256", item.sha256());
    row.text("mediaType", item.mediaType());
    row.number("width", item.width());
    row.number("height", item.height());
    row.text("caption", item.caption());
    row.texts("tags", item.tags());
    row.texts("actors", item.actors());
    row.text("metadata", CanonicalJson.of(item.metadata()));
    row.groups("crops", item.crops(), ParquetTable::write);
    row.text("review", item.review());
    row.text("part", part == null ? null : part.text());
    row.text("url", item.url());
  }

  private static void write(ParquetRow row, Crop crop) {
    row.text("id", crop.cropId());
    row.text("label", crop.label());
    row.number("x", crop.box().x());
    row.number("y", crop.box().y());
    row.number("w", crop.box().w());
    row.number("h", crop.box().h());
  }
}
