package io.framelog.query.search;

import static io.framelog.query.selection.IndexFields.ACTORS;
import static io.framelog.query.selection.IndexFields.ASPECT;
import static io.framelog.query.selection.IndexFields.BYTES;
import static io.framelog.query.selection.IndexFields.CAPTION;
import static io.framelog.query.selection.IndexFields.CAPTION_VECTOR;
import static io.framelog.query.selection.IndexFields.CAPTION_WORDS;
import static io.framelog.query.selection.IndexFields.CROP_BOTTOM;
import static io.framelog.query.selection.IndexFields.CROP_BOXES;
import static io.framelog.query.selection.IndexFields.CROP_ID;
import static io.framelog.query.selection.IndexFields.CROP_LABELS;
import static io.framelog.query.selection.IndexFields.CROP_LEFT;
import static io.framelog.query.selection.IndexFields.CROP_RIGHT;
import static io.framelog.query.selection.IndexFields.CROP_TOP;
import static io.framelog.query.selection.IndexFields.CROP_VECTOR;
import static io.framelog.query.selection.IndexFields.EDITED_AT;
import static io.framelog.query.selection.IndexFields.EDITED_BY;
import static io.framelog.query.selection.IndexFields.EDITED_POSITION;
import static io.framelog.query.selection.IndexFields.HAS_CAPTION;
import static io.framelog.query.selection.IndexFields.HAS_CROP;
import static io.framelog.query.selection.IndexFields.HAS_EMBEDDING;
import static io.framelog.query.selection.IndexFields.HEIGHT;
import static io.framelog.query.selection.IndexFields.IMAGE_ID;
import static io.framelog.query.selection.IndexFields.IMAGE_VECTOR;
import static io.framelog.query.selection.IndexFields.KIND;
import static io.framelog.query.selection.IndexFields.KIND_CROP;
import static io.framelog.query.selection.IndexFields.KIND_IMAGE;
import static io.framelog.query.selection.IndexFields.LABEL_WORDS;
import static io.framelog.query.selection.IndexFields.MEDIA_TYPE;
import static io.framelog.query.selection.IndexFields.METADATA_NUMBERS;
import static io.framelog.query.selection.IndexFields.METADATA_PATHS;
import static io.framelog.query.selection.IndexFields.METADATA_TEXTS;
import static io.framelog.query.selection.IndexFields.REGISTERED_AT;
import static io.framelog.query.selection.IndexFields.REGISTERED_BY;
import static io.framelog.query.selection.IndexFields.REMOVED;
import static io.framelog.query.selection.IndexFields.REVIEW;
import static io.framelog.query.selection.IndexFields.SOURCE;
import static io.framelog.query.selection.IndexFields.TAGS;
import static io.framelog.query.selection.IndexFields.TAG_WORDS;
import static io.framelog.query.selection.IndexFields.VERSION;
import static io.framelog.query.selection.IndexFields.WIDTH;

import io.framelog.image.Box;
import io.framelog.model.VectorKey;
import io.framelog.query.search.ImageRecord.CropRecord;
import io.framelog.query.search.ImageRecord.Edits;
import io.framelog.query.search.ImageRecord.EmbeddingRecord;
import io.framelog.query.selection.MetadataTerms;
import io.framelog.query.text.Words;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the documents of an image: its own, and one for each crop, which carries copies of the
 * image's fields that filters ask about (ADR 0009). Documents of a removed image have no vectors; a
 * removed crop leaves a document that says only that.
 */
@SearchComponent
class SearchDocuments {
  private final JsonMapper json;

  SearchDocuments(JsonMapper json) {
    this.json = json;
  }

  /**
   * Gives all documents of an image.
   *
   * @param vectors of unit length; may hold those of other images too
   */
  void write(
      ImageRecord image, Map<VectorKey, float[]> vectors, Consumer<VersionedDocument> documents) {
    Shared shared = new Shared(image);
    documents.accept(
        new VersionedDocument(
            image.imageId(), image.position(), imageDocument(image, shared, vectors)));
    for (CropRecord crop : image.crops()) {
      byte[] content =
          crop.open() ? cropDocument(image, shared, crop, vectors) : tombstone(image, crop);
      documents.accept(
          new VersionedDocument(
              VersionedDocument.cropId(image.imageId(), crop.id()), image.position(), content));
    }
  }

  /** What is the same in all documents of an image, worked out once. */
  private record Shared(ImageRecord image, String captionWords, MetadataTerms metadata) {
    Shared(ImageRecord image) {
      this(image, Words.joined(image.caption()), MetadataTerms.of(image.metadata()));
    }
  }

  private byte[] imageDocument(ImageRecord image, Shared shared, Map<VectorKey, float[]> vectors) {
    List<String> labels = labels(image.openCrops());
    return object(
        out -> {
          out.writeStringProperty(KIND, KIND_IMAGE);
          shared(out, shared);
          out.writeStringProperty(CAPTION, image.caption());
          out.writeStringProperty(TAG_WORDS, words(image.tags()));
          out.writeStringProperty(LABEL_WORDS, words(labels));
          texts(out, CROP_LABELS, labels);
          boxes(out, image.openCrops());
          out.writeBooleanProperty(HAS_CROP, !image.openCrops().isEmpty());
          vector(out, IMAGE_VECTOR, vector(image, "IMAGE", "", vectors));
          vector(out, CAPTION_VECTOR, vector(image, "CAPTION", "", vectors));
        });
  }

  private byte[] cropDocument(
      ImageRecord image, Shared shared, CropRecord crop, Map<VectorKey, float[]> vectors) {
    List<String> label = labels(List.of(crop));
    return object(
        out -> {
          out.writeStringProperty(KIND, KIND_CROP);
          out.writeStringProperty(CROP_ID, crop.id());
          shared(out, shared);
          out.writeStringProperty(LABEL_WORDS, words(label));
          texts(out, CROP_LABELS, label);
          boxes(out, List.of(crop));
          out.writeBooleanProperty(HAS_CROP, true);
          vector(out, CROP_VECTOR, vector(image, "CROP", crop.id(), vectors));
        });
  }

  private byte[] tombstone(ImageRecord image, CropRecord crop) {
    return object(
        out -> {
          out.writeStringProperty(KIND, KIND_CROP);
          out.writeStringProperty(IMAGE_ID, image.imageId());
          out.writeStringProperty(CROP_ID, crop.id());
          out.writeBooleanProperty(REMOVED, true);
        });
  }

  private static void shared(JsonGenerator out, Shared shared) {
    ImageRecord image = shared.image();
    out.writeStringProperty(IMAGE_ID, image.imageId());
    out.writeBooleanProperty(REMOVED, image.removed());
    texts(out, TAGS, image.tags());
    texts(out, ACTORS, image.actors());
    JsonNode source = image.metadata().path("source");
    if (source.isString()) {
      out.writeStringProperty(SOURCE, source.asString());
    }
    out.writeStringProperty(CAPTION_WORDS, shared.captionWords());
    out.writeNumberProperty(WIDTH, image.width());
    out.writeNumberProperty(HEIGHT, image.height());
    out.writeNumberProperty(BYTES, image.bytes());
    out.writeNumberProperty(ASPECT, (double) image.width() / image.height());
    out.writeNumberProperty(VERSION, image.version());
    out.writeStringProperty(MEDIA_TYPE, image.mediaType());
    if (image.review() != null) {
      out.writeStringProperty(REVIEW, image.review());
    }
    edits(out, image.edits());
    out.writeBooleanProperty(HAS_CAPTION, !image.caption().isEmpty());
    out.writeBooleanProperty(HAS_EMBEDDING, image.hasEmbedding());
    texts(out, METADATA_PATHS, shared.metadata().paths());
    texts(out, METADATA_TEXTS, shared.metadata().texts());
    texts(out, METADATA_NUMBERS, shared.metadata().numbers());
  }

  private static void edits(JsonGenerator out, Edits edits) {
    out.writeStringProperty(REGISTERED_BY, edits.registeredBy());
    texts(out, EDITED_BY, edits.editedBy());
    out.writeNumberProperty(REGISTERED_AT, edits.registeredAt());
    out.writeNumberProperty(EDITED_AT, edits.editedAt());
    out.writeNumberProperty(EDITED_POSITION, edits.position());
  }

  private static void boxes(JsonGenerator out, List<CropRecord> crops) {
    out.writeArrayPropertyStart(CROP_BOXES);
    for (CropRecord crop : crops) {
      Box box = crop.box();
      out.writeStartObject();
      out.writeNumberProperty(CROP_LEFT, box.x());
      out.writeNumberProperty(CROP_TOP, box.y());
      out.writeNumberProperty(CROP_RIGHT, box.x() + box.w());
      out.writeNumberProperty(CROP_BOTTOM, box.y() + box.h());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static List<String> labels(List<CropRecord> crops) {
    return crops.stream()
        .flatMap(
            crop ->
                crop.label() == null ? List.<String>of().stream() : List.of(crop.label()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static String words(Collection<String> labels) {
    return Words.joined(String.join(" ", labels));
  }

  private static float @Nullable [] vector(
      ImageRecord image, String kind, String crop, Map<VectorKey, float[]> vectors) {
    for (EmbeddingRecord embedding : image.embeddings()) {
      if (embedding.kind().equals(kind) && embedding.crop().equals(crop)) {
        float[] vector = vectors.get(RecordVectors.key(image.imageId(), embedding));
        if (vector != null) {
          return vector;
        }
      }
    }
    return null;
  }

  private static void vector(JsonGenerator out, String field, float @Nullable [] vector) {
    if (vector != null) {
      out.writeStringProperty(field, Vectors.base64(vector));
    }
  }

  private static void texts(JsonGenerator out, String field, Collection<String> texts) {
    out.writeArrayPropertyStart(field);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  private byte[] object(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeStartObject();
      content.accept(out);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
