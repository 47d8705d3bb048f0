package io.framelog.query.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.JsonType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** A schema as it stands in the footer: its nodes from the root, each before its children. */
final class SchemaElements {
  private SchemaElements() {}

  static List<SchemaElement> of(MessageType schema) {
    List<SchemaElement> elements = new ArrayList<>();
    SchemaElement root = new SchemaElement(schema.getName());
    root.setNum_children(schema.getFieldCount());
    elements.add(root);
    schema.getFields().forEach(field -> add(field, elements));
    return elements;
  }

  /** How the format calls a type that the library calls otherwise in one case. */
  static org.apache.parquet.format.Type physical(PrimitiveType type) {
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        ? org.apache.parquet.format.Type.BYTE_ARRAY
        : org.apache.parquet.format.Type.valueOf(type.getPrimitiveTypeName().name());
  }

  private static void add(Type field, List<SchemaElement> elements) {
    SchemaElement element = new SchemaElement(field.getName());
    element.setRepetition_type(FieldRepetitionType.valueOf(field.getRepetition().name()));
    annotate(element, field.getLogicalTypeAnnotation());
    elements.add(element);
    if (field.isPrimitive()) {
      element.setType(physical(field.asPrimitiveType()));
    } else {
      GroupType group = field.asGroupType();
      element.setNum_children(group.getFieldCount());
      group.getFields().forEach(child -> add(child, elements));
    }
  }

  /** In the present form and in the one that older readers know. */
  private static void annotate(SchemaElement element, @Nullable LogicalTypeAnnotation meaning) {
    switch (meaning) {
      case null -> {}
      case StringLogicalTypeAnnotation text -> {
        element.setLogicalType(LogicalType.STRING(new StringType()));
        element.setConverted_type(ConvertedType.UTF8);
      }
      case JsonLogicalTypeAnnotation json -> {
        element.setLogicalType(LogicalType.JSON(new JsonType()));
        element.setConverted_type(ConvertedType.JSON);
      }
      case ListLogicalTypeAnnotation list -> {
        element.setLogicalType(LogicalType.LIST(new ListType()));
        element.setConverted_type(ConvertedType.LIST);
      }
      default -> throw new IllegalArgumentException("no column of ours is a " + meaning);
    }
  }
}
