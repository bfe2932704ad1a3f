package io.quantlab.fargate.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// The schema of a file as the library's encoders want it.
final class ParquetSchema {
  private ParquetSchema() {}

  /// The message type of flat, optional columns; the first element is the root.
  static MessageType message(List<SchemaElement> schema) {
    List<Type> fields = new ArrayList<>();
    for (SchemaElement leaf : schema.subList(1, schema.size())) {
      fields.add(field(leaf));
    }
    return new MessageType(schema.getFirst().getName(), fields);
  }

  private static PrimitiveType field(SchemaElement leaf) {
    Types.PrimitiveBuilder<PrimitiveType> builder =
        Types.primitive(physical(leaf), Type.Repetition.OPTIONAL);
    if (leaf.isSetType_length()) {
      builder = builder.length(leaf.getType_length());
    }
    if (leaf.isSetLogicalType()) {
      builder = builder.as(annotation(leaf.getLogicalType()));
    }
    return builder.named(leaf.getName());
  }

  /// The library's name of a physical type.
  static PrimitiveTypeName physical(SchemaElement leaf) {
    return switch (leaf.getType()) {
      case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
      case INT32 -> PrimitiveTypeName.INT32;
      case INT64 -> PrimitiveTypeName.INT64;
      case INT96 -> PrimitiveTypeName.INT96;
      case FLOAT -> PrimitiveTypeName.FLOAT;
      case DOUBLE -> PrimitiveTypeName.DOUBLE;
      case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
      case FIXED_LEN_BYTE_ARRAY -> PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    };
  }

  /// How the values of a written column are ordered, for its minimum and maximum.
  private static LogicalTypeAnnotation annotation(LogicalType type) {
    return switch (type.getSetField()) {
      case STRING -> LogicalTypeAnnotation.stringType();
      case DATE -> LogicalTypeAnnotation.dateType();
      case DECIMAL ->
          LogicalTypeAnnotation.decimalType(
              type.getDECIMAL().getScale(), type.getDECIMAL().getPrecision());
      case TIMESTAMP ->
          LogicalTypeAnnotation.timestampType(
              type.getTIMESTAMP().isIsAdjustedToUTC(),
              switch (type.getTIMESTAMP().getUnit().getSetField()) {
                case MILLIS -> LogicalTypeAnnotation.TimeUnit.MILLIS;
                case MICROS -> LogicalTypeAnnotation.TimeUnit.MICROS;
                case NANOS -> LogicalTypeAnnotation.TimeUnit.NANOS;
              });
      default -> throw new IllegalArgumentException("never written: " + type);
    };
  }
}
