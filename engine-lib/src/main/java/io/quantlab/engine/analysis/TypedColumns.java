package io.quantlab.engine.analysis;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Fixed;
import io.quantlab.engine.data.TableType.Unit;
import io.quantlab.engine.data.TableType.Width;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.math.Exact;
import java.math.BigInteger;
import java.util.List;

/// The columns of a result table in a table file (engine contract D-20): those of the CSV file by
/// the same names, each with a type.
///
/// | part | type |
/// |---|---|
/// | whole number | 64-bit integer |
/// | floating point | double |
/// | text | text |
/// | ISO 8601 instant | instant of nanoseconds, UTC |
/// | decimal of money | decimal(19, 8) |
/// | decimal of a price, a quantity or a unit | decimal(38, 18) |
///
/// The scale is the same in every run, so that files of many runs can be read as one table.
final class TypedColumns {
  private static final Fixed MONEY = new Fixed(19, 8);
  private static final Fixed EXACT = new Fixed(Fixed.MAX_PRECISION, 18);

  private TypedColumns() {}

  /// The columns of a table file, one for each file column of the schema.
  static List<TableColumn> of(TableSchema schema) {
    return schema.fileColumns().stream()
        .map(column -> new TableColumn(column.name(), type(schema, column)))
        .toList();
  }

  private static TableType type(TableSchema schema, FileColumn column) {
    return switch (column.part()) {
      case INTEGER -> new TableType.Whole();
      case NUMBER -> new TableType.Real(Width.DOUBLE);
      case TEXT -> new TableType.Text();
      case ISO -> new TableType.Stamp(Unit.NANOS, Clock.UTC);
      case PRICE_UNIT, LOT_SIZE -> EXACT;
      case DECIMAL ->
          schema.columns().get(column.column()).kind() == ColumnKind.MONEY ? MONEY : EXACT;
    };
  }

  /// An unscaled decimal of 128 bits.
  record Wide(long high, long low) {
    /// `count x unit` as an unscaled decimal(38, 18); an `ArithmeticException` when it takes more
    /// digits.
    static Wide exact(long count, Decimal unit) {
      long power = Exact.pow10(EXACT.scale() - unit.scale());
      long product = count * unit.unscaled();
      if (Math.multiplyHigh(count, unit.unscaled()) == product >> 63) {
        return new Wide(Math.multiplyHigh(product, power), product * power);
      }
      BigInteger whole =
          BigInteger.valueOf(count)
              .multiply(BigInteger.valueOf(unit.unscaled()))
              .multiply(BigInteger.valueOf(power));
      if (whole.abs().compareTo(BigInteger.TEN.pow(EXACT.precision())) >= 0) {
        throw new ArithmeticException(count + " x " + unit.text() + " takes more than 38 digits");
      }
      return new Wide(whole.shiftRight(Long.SIZE).longValue(), whole.longValue());
    }

    static Wide money(long cashE8) {
      return new Wide(cashE8 >> 63, cashE8);
    }

    /// The exact unit this is as a decimal(38, 18).
    Decimal unit() {
      BigInteger lower = new BigInteger(Long.toUnsignedString(low));
      BigInteger unscaled = BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(lower);
      int scale = EXACT.scale();
      while (scale > 0 && unscaled.mod(BigInteger.TEN).signum() == 0) {
        unscaled = unscaled.divide(BigInteger.TEN);
        scale--;
      }
      return new Decimal(unscaled.longValueExact(), scale);
    }
  }
}
