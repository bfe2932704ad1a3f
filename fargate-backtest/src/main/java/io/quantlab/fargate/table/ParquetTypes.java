package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Fixed;
import io.quantlab.engine.data.TableType.Unit;
import io.quantlab.engine.data.TableType.Width;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/// Parquet's physical and logical types, and ours.
///
/// | ours | read from | written as |
/// |---|---|---|
/// | `Whole` | INT32, INT64, their signed and unsigned INTEGER types | INT64 |
/// | `Real` | FLOAT, DOUBLE | DOUBLE |
/// | `Fixed` | DECIMAL of any physical type, unsigned 64-bit INTEGER | DECIMAL: INT64 up to 18 digits, else 16 bytes |
/// | `Text` | STRING, ENUM, JSON | STRING |
/// | `Truth` | BOOLEAN | BOOLEAN |
/// | `Stamp` | TIMESTAMP; INT96, which names no zone | TIMESTAMP |
/// | `Day` | DATE | DATE |
final class ParquetTypes {
  /// Bytes of a decimal of more than 18 digits.
  static final int WIDE_BYTES = 16;

  private static final int UNSIGNED_LONG_DIGITS = 20;

  private ParquetTypes() {}

  /// The type of a leaf of the schema.
  static TableType read(SchemaElement leaf) {
    if (leaf.getRepetition_type() == FieldRepetitionType.REPEATED) {
      return new TableType.Unreadable("a list");
    }
    if (leaf.isSetLogicalType() || leaf.isSetConverted_type()) {
      TableType annotated = annotated(leaf);
      if (annotated != null) {
        return annotated;
      }
    }
    return switch (leaf.getType()) {
      case BOOLEAN -> new TableType.Truth();
      case INT32, INT64 -> new TableType.Whole();
      case INT96 -> new TableType.Stamp(Unit.NANOS, Clock.LOCAL);
      case FLOAT -> new TableType.Real(Width.SINGLE);
      case DOUBLE -> new TableType.Real(Width.DOUBLE);
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> unreadable(leaf);
    };
  }

  private static TableType.Unreadable unreadable(SchemaElement leaf) {
    String physical = leaf.getType().name();
    if (leaf.isSetLogicalType()) {
      return new TableType.Unreadable(
          physical + " as " + leaf.getLogicalType().getSetField().getFieldName());
    }
    return new TableType.Unreadable(
        leaf.isSetConverted_type() ? physical + " as " + leaf.getConverted_type() : physical);
  }

  /// The type by its annotation; `null` when that adds nothing to the physical type.
  private static TableType annotated(SchemaElement leaf) {
    if (leaf.isSetLogicalType()) {
      LogicalType logical = leaf.getLogicalType();
      if (logical.getSetField() == null) {
        return new TableType.Unreadable("of a type this version does not know");
      }
      return switch (logical.getSetField()) {
        case STRING, ENUM, JSON -> text(leaf);
        case DATE -> day(leaf);
        case DECIMAL ->
            fixed(leaf, logical.getDECIMAL().getPrecision(), logical.getDECIMAL().getScale());
        case TIMESTAMP -> stamp(leaf, logical.getTIMESTAMP());
        case INTEGER -> logical.getINTEGER().isIsSigned() ? whole(leaf) : unsigned(leaf);
        case UNKNOWN -> null;
        default -> unreadable(leaf);
      };
    }
    return switch (leaf.getConverted_type()) {
      case UTF8, ENUM, JSON -> text(leaf);
      case DATE -> day(leaf);
      case DECIMAL -> fixed(leaf, leaf.getPrecision(), leaf.getScale());
      case TIMESTAMP_MILLIS -> stamp(leaf, Unit.MILLIS, Clock.UTC);
      case TIMESTAMP_MICROS -> stamp(leaf, Unit.MICROS, Clock.UTC);
      case INT_8, INT_16, INT_32, INT_64 -> whole(leaf);
      case UINT_8, UINT_16, UINT_32, UINT_64 -> unsigned(leaf);
      case MAP, MAP_KEY_VALUE, LIST, TIME_MILLIS, TIME_MICROS, BSON, INTERVAL -> unreadable(leaf);
    };
  }

  private static TableType text(SchemaElement leaf) {
    return leaf.getType() == Type.BYTE_ARRAY ? new TableType.Text() : unreadable(leaf);
  }

  private static TableType day(SchemaElement leaf) {
    return leaf.getType() == Type.INT32 ? new TableType.Day() : unreadable(leaf);
  }

  private static TableType whole(SchemaElement leaf) {
    return switch (leaf.getType()) {
      case INT32, INT64 -> new TableType.Whole();
      default -> unreadable(leaf);
    };
  }

  private static TableType unsigned(SchemaElement leaf) {
    return switch (leaf.getType()) {
      case INT32 -> new TableType.Whole();
      case INT64 -> new Fixed(UNSIGNED_LONG_DIGITS, 0);
      default -> unreadable(leaf);
    };
  }

  private static TableType fixed(SchemaElement leaf, int precision, int scale) {
    boolean stored =
        switch (leaf.getType()) {
          case INT32, INT64, BYTE_ARRAY -> true;
          case FIXED_LEN_BYTE_ARRAY -> leaf.getType_length() > 0;
          default -> false;
        };
    boolean held =
        precision >= 1 && precision <= Fixed.MAX_PRECISION && scale >= 0 && scale <= precision;
    return stored && held ? new Fixed(precision, scale) : unreadable(leaf);
  }

  private static TableType stamp(SchemaElement leaf, TimestampType type) {
    if (type.getUnit().getSetField() == null) {
      return new TableType.Unreadable("TIMESTAMP of an unknown unit");
    }
    Unit unit =
        switch (type.getUnit().getSetField()) {
          case MILLIS -> Unit.MILLIS;
          case MICROS -> Unit.MICROS;
          case NANOS -> Unit.NANOS;
        };
    return stamp(leaf, unit, type.isIsAdjustedToUTC() ? Clock.UTC : Clock.LOCAL);
  }

  private static TableType stamp(SchemaElement leaf, Unit unit, Clock clock) {
    return leaf.getType() == Type.INT64 ? new TableType.Stamp(unit, clock) : unreadable(leaf);
  }

  /// The schema element of a column to write; every cell may be absent.
  static SchemaElement write(TableColumn column) {
    SchemaElement leaf = new SchemaElement(column.name());
    leaf.setRepetition_type(FieldRepetitionType.OPTIONAL);
    switch (column.type()) {
      case TableType.Whole _ -> leaf.setType(Type.INT64);
      case TableType.Real _ -> leaf.setType(Type.DOUBLE);
      case TableType.Truth _ -> leaf.setType(Type.BOOLEAN);
      case TableType.Text _ -> {
        leaf.setType(Type.BYTE_ARRAY).setConverted_type(ConvertedType.UTF8);
        leaf.setLogicalType(LogicalType.STRING(new StringType()));
      }
      case TableType.Day _ -> {
        leaf.setType(Type.INT32).setConverted_type(ConvertedType.DATE);
        leaf.setLogicalType(LogicalType.DATE(new DateType()));
      }
      case TableType.Stamp stamp -> {
        leaf.setType(Type.INT64);
        leaf.setLogicalType(LogicalType.TIMESTAMP(timestamp(stamp)));
      }
      case Fixed fixed -> {
        leaf.setType(fixed.isWide() ? Type.FIXED_LEN_BYTE_ARRAY : Type.INT64);
        if (fixed.isWide()) {
          leaf.setType_length(WIDE_BYTES);
        }
        leaf.setConverted_type(ConvertedType.DECIMAL);
        leaf.setPrecision(fixed.precision()).setScale(fixed.scale());
        leaf.setLogicalType(LogicalType.DECIMAL(new DecimalType(fixed.scale(), fixed.precision())));
      }
      case TableType.Unreadable odd ->
          throw new IllegalArgumentException(
              "column " + column.name() + " cannot be written: " + odd.what());
    }
    return leaf;
  }

  private static TimestampType timestamp(TableType.Stamp stamp) {
    TimeUnit unit =
        switch (stamp.unit()) {
          case MILLIS -> TimeUnit.MILLIS(new MilliSeconds());
          case MICROS -> TimeUnit.MICROS(new MicroSeconds());
          case NANOS -> TimeUnit.NANOS(new NanoSeconds());
          case SECONDS ->
              throw new IllegalArgumentException("Parquet has no timestamps of seconds");
        };
    return new TimestampType(stamp.clock() == Clock.UTC, unit);
  }
}
