package io.quantlab.fargate.data;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Fixed;
import io.quantlab.engine.data.TableType.Unit;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import java.util.List;

/// Rows as a table of typed columns, exactly: stamps as instants of nanoseconds, prices and sizes
/// as decimals of 18 digits, the rest as whole numbers.
///
/// The columns are those of [RowFormat] without the ISO texts, since an instant says both.
final class RowTable {
  private static final long LIMIT = 1_000_000_000_000_000_000L;

  private final List<RowFormat.Column> columns;
  private final Decimal priceUnit;
  private final Decimal lotSize;

  RowTable(Instrument instrument, Schema schema) {
    this.columns =
        new RowFormat(instrument, schema)
            .columns().stream().filter(c -> c.form() != RowFormat.Form.INSTANT).toList();
    this.priceUnit = instrument.priceUnit();
    this.lotSize = instrument.lotSize();
  }

  List<TableColumn> columns() {
    return columns.stream().map(c -> new TableColumn(c.name(), type(c.form()))).toList();
  }

  private TableType type(RowFormat.Form form) {
    return switch (form) {
      case NANOS -> new TableType.Stamp(Unit.NANOS, Clock.UTC);
      case PRICE -> new Fixed(Fixed.LONG_PRECISION, priceUnit.scale());
      case SIZE -> new Fixed(Fixed.LONG_PRECISION, lotSize.scale());
      case WHOLE -> new TableType.Whole();
      case ACTION, DEPTH, ORDER, SIDE -> new TableType.Text();
      case INSTANT -> throw new IllegalStateException("left out");
    };
  }

  /// Fills the batch with the rows of a block, which has no more than fit; an `ArithmeticException`
  /// when a number takes more than 18 digits.
  void fill(RowBlock block, TableBatch batch) {
    for (int i = 0; i < columns.size(); i++) {
      RowFormat.Column column = columns.get(i);
      long[] from = block.column(column.index());
      switch (column.form()) {
        case NANOS, WHOLE -> System.arraycopy(from, 0, batch.values(i), 0, block.size());
        case PRICE -> scale(from, block.size(), priceUnit, column.name(), batch.values(i));
        case SIZE -> scale(from, block.size(), lotSize, column.name(), batch.values(i));
        case ACTION, DEPTH, ORDER, SIDE -> {
          for (int row = 0; row < block.size(); row++) {
            batch.texts(i)[row] = RowFormat.word(column.form(), from[row]);
          }
        }
        case INSTANT -> throw new IllegalStateException("left out");
      }
    }
    batch.rows(block.size());
  }

  private static void scale(long[] from, int rows, Decimal unit, String name, long[] to) {
    for (int row = 0; row < rows; row++) {
      long product = from[row] * unit.unscaled();
      if (Math.multiplyHigh(from[row], unit.unscaled()) != product >> 63
          || product >= LIMIT
          || product <= -LIMIT) {
        throw new ArithmeticException(
            name + " " + from[row] + " x " + unit.text() + " takes more than 18 digits");
      }
      to[row] = product;
    }
  }
}
