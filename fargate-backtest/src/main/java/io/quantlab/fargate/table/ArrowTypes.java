package io.quantlab.fargate.table;

import com.google.flatbuffers.FlatBufferBuilder;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Fixed;
import io.quantlab.engine.data.TableType.Unit;
import io.quantlab.engine.data.TableType.Width;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/// Arrow's types, and ours.
///
/// | ours | read from | written as |
/// |---|---|---|
/// | `Whole` | Int of 8 to 64 bits, signed or unsigned | Int 64 |
/// | `Real` | FloatingPoint single, double | double |
/// | `Fixed` | Decimal of 128 bits, unsigned Int 64 | Decimal 128 |
/// | `Text` | Utf8, LargeUtf8 | Utf8 |
/// | `Truth` | Bool | Bool |
/// | `Stamp` | Timestamp; with a zone it is an instant | Timestamp, zone UTC or none |
/// | `Day` | Date of days or milliseconds | Date of days |
final class ArrowTypes {
  private static final int UNSIGNED_LONG_DIGITS = 20;
  static final int DECIMAL_BITS = 128;

  private ArrowTypes() {}

  static TableType read(Field field) {
    if (field.dictionary() != null) {
      return new TableType.Unreadable("dictionary-encoded");
    }
    return switch (field.typeType()) {
      case Type.Bool -> new TableType.Truth();
      case Type.Int -> whole((Int) field.type(new Int()));
      case Type.FloatingPoint -> real((FloatingPoint) field.type(new FloatingPoint()));
      case Type.Decimal -> fixed((Decimal) field.type(new Decimal()));
      case Type.Utf8, Type.LargeUtf8 -> new TableType.Text();
      case Type.Date -> new TableType.Day();
      case Type.Timestamp -> stamp((Timestamp) field.type(new Timestamp()));
      default -> new TableType.Unreadable(name(field.typeType()));
    };
  }

  private static String name(byte type) {
    return type >= 0 && type < Type.names.length ? Type.name(type) : "type " + type;
  }

  private static TableType whole(Int type) {
    return switch (type.bitWidth()) {
      case 8, 16, 32 -> new TableType.Whole();
      case 64 -> type.isSigned() ? new TableType.Whole() : new Fixed(UNSIGNED_LONG_DIGITS, 0);
      default -> new TableType.Unreadable("Int of " + type.bitWidth() + " bits");
    };
  }

  private static TableType real(FloatingPoint type) {
    return switch (type.precision()) {
      case Precision.SINGLE -> new TableType.Real(Width.SINGLE);
      case Precision.DOUBLE -> new TableType.Real(Width.DOUBLE);
      default -> new TableType.Unreadable("FloatingPoint of half precision");
    };
  }

  private static TableType fixed(Decimal type) {
    boolean held =
        type.bitWidth() == DECIMAL_BITS
            && type.precision() >= 1
            && type.precision() <= Fixed.MAX_PRECISION
            && type.scale() >= 0
            && type.scale() <= type.precision();
    return held
        ? new Fixed(type.precision(), type.scale())
        : new TableType.Unreadable(
            "Decimal(" + type.precision() + ", " + type.scale() + ") of " + type.bitWidth());
  }

  private static TableType stamp(Timestamp type) {
    Unit unit =
        switch (type.unit()) {
          case TimeUnit.SECOND -> Unit.SECONDS;
          case TimeUnit.MILLISECOND -> Unit.MILLIS;
          case TimeUnit.MICROSECOND -> Unit.MICROS;
          default -> Unit.NANOS;
        };
    String zone = type.timezone();
    return new TableType.Stamp(unit, zone == null || zone.isEmpty() ? Clock.LOCAL : Clock.UTC);
  }

  /// Adds a column to a schema in the making and gives its offset; every cell may be absent.
  static int write(FlatBufferBuilder out, TableColumn column) {
    int name = out.createString(column.name());
    int children = Field.createChildrenVector(out, new int[0]);
    byte kind;
    int type;
    switch (column.type()) {
      case TableType.Whole _ -> {
        kind = Type.Int;
        type = Int.createInt(out, Long.SIZE, true);
      }
      case TableType.Real _ -> {
        kind = Type.FloatingPoint;
        type = FloatingPoint.createFloatingPoint(out, Precision.DOUBLE);
      }
      case Fixed fixed -> {
        kind = Type.Decimal;
        type = Decimal.createDecimal(out, fixed.precision(), fixed.scale(), DECIMAL_BITS);
      }
      case TableType.Text _ -> {
        kind = Type.Utf8;
        Utf8.startUtf8(out);
        type = Utf8.endUtf8(out);
      }
      case TableType.Truth _ -> {
        kind = Type.Bool;
        Bool.startBool(out);
        type = Bool.endBool(out);
      }
      case TableType.Day _ -> {
        kind = Type.Date;
        type = Date.createDate(out, DateUnit.DAY);
      }
      case TableType.Stamp stamp -> {
        kind = Type.Timestamp;
        int zone = stamp.clock() == Clock.UTC ? out.createString("UTC") : 0;
        type = Timestamp.createTimestamp(out, unit(stamp.unit()), zone);
      }
      case TableType.Unreadable odd ->
          throw new IllegalArgumentException(
              "column " + column.name() + " cannot be written: " + odd.what());
    }
    Field.startField(out);
    Field.addName(out, name);
    Field.addNullable(out, true);
    Field.addTypeType(out, kind);
    Field.addType(out, type);
    Field.addChildren(out, children);
    return Field.endField(out);
  }

  private static short unit(Unit unit) {
    return switch (unit) {
      case SECONDS -> TimeUnit.SECOND;
      case MILLIS -> TimeUnit.MILLISECOND;
      case MICROS -> TimeUnit.MICROSECOND;
      case NANOS -> TimeUnit.NANOSECOND;
    };
  }
}
