package io.quantlab.engine.analysis;

import io.quantlab.engine.instrument.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A result table in memory: typed columns over growable primitive arrays, any cell may be absent.
///
/// Writing is row by row: [#addRow] starts a row with every cell absent, the setters fill cells of
/// that last row. Numbers are kept as `long` (a double as its raw bits), text as references;
/// appending boxes nothing and allocates only when the arrays double. Prices and quantities are
/// counts; the row must know its instrument ([#instrument] or [#units]) before one is set. Not
/// thread-safe. Limit: 2^30 rows.
public final class Table {
  private static final int FIRST_CAPACITY = 64;
  private static final int ROWS_MAX = 1 << 30;

  private final TableSchema schema;
  private final ColumnKind[] kinds;
  private final long[][] values;
  private final String[][] texts;
  private final long[][] present;
  private final List<RowUnits> unitList = new ArrayList<>();
  private final Map<RowUnits, Integer> unitIndex = new HashMap<>();
  private final Map<Instrument, Integer> instrumentIndex = new IdentityHashMap<>();
  private int[] rowUnits = new int[FIRST_CAPACITY];
  private Instrument lastInstrument;
  private int lastUnits;
  private int rows;

  public Table(TableSchema schema) {
    this.schema = schema;
    int columns = schema.columns().size();
    kinds = new ColumnKind[columns];
    values = new long[columns][];
    texts = new String[columns][];
    present = new long[columns][FIRST_CAPACITY >> 6];
    for (int i = 0; i < columns; i++) {
      kinds[i] = schema.columns().get(i).kind();
      if (kinds[i] == ColumnKind.TEXT) {
        texts[i] = new String[FIRST_CAPACITY];
      } else {
        values[i] = new long[FIRST_CAPACITY];
      }
    }
  }

  public TableSchema schema() {
    return schema;
  }

  /// Number of rows.
  public int rows() {
    return rows;
  }

  /// Starts a row; all its cells are absent. Returns its index.
  public int addRow() {
    if (rows == rowUnits.length) {
      grow();
    }
    return rows++;
  }

  /// Says which instrument the last row's prices and quantities count in.
  public void instrument(Instrument instrument) {
    if (instrument != lastInstrument) {
      Integer known = instrumentIndex.get(instrument);
      lastUnits = known != null ? known : indexOf(RowUnits.of(instrument));
      if (known == null) {
        instrumentIndex.put(instrument, lastUnits);
      }
      lastInstrument = instrument;
    }
    rowUnits[lastRow()] = lastUnits;
  }

  /// Fills a text cell of the last row with the instrument's display name.
  public void setSymbol(int column, Instrument instrument) {
    setText(column, instrument.symbol());
  }

  /// Says what the last row's prices and quantities count in.
  public void units(RowUnits units) {
    rowUnits[lastRow()] = indexOf(units);
  }

  /// Sets a [ColumnKind#LONG] cell of the last row.
  public void setLong(int column, long value) {
    put(column, ColumnKind.LONG, value);
  }

  /// Sets a [ColumnKind#DOUBLE] cell of the last row; `NaN` is a value, not an absent cell.
  public void setDouble(int column, double value) {
    put(column, ColumnKind.DOUBLE, Double.doubleToLongBits(value));
  }

  /// Sets a [ColumnKind#NANOS] cell of the last row.
  public void setNanos(int column, long epochNanos) {
    put(column, ColumnKind.NANOS, epochNanos);
  }

  /// Sets a [ColumnKind#PRICE] cell of the last row.
  public void setPrice(int column, long priceTicks) {
    requireUnits(column);
    put(column, ColumnKind.PRICE, priceTicks);
  }

  /// Sets a [ColumnKind#LOTS] cell of the last row.
  public void setLots(int column, long lots) {
    requireUnits(column);
    put(column, ColumnKind.LOTS, lots);
  }

  /// Sets a [ColumnKind#MONEY] cell of the last row.
  public void setMoney(int column, long cashE8) {
    put(column, ColumnKind.MONEY, cashE8);
  }

  /// Sets a [ColumnKind#TEXT] cell of the last row; the empty text is a value, `null` is refused.
  public void setText(int column, String text) {
    require(column, ColumnKind.TEXT);
    if (text == null) {
      throw new IllegalArgumentException("text of " + name(column) + " must not be null");
    }
    int row = lastRow();
    texts[column][row] = text;
    mark(column, row);
  }

  /// Sets a whole number in an earlier row, what could not be known when the row was made.
  ///
  /// @param kind of the column: lots, money or a count
  public void amend(int row, int column, ColumnKind kind, long value) {
    check(row);
    require(column, kind);
    values[column][row] = value;
    mark(column, row);
  }

  /// Whether a cell has a value.
  public boolean isPresent(int row, int column) {
    check(row);
    return (present[column][row >> 6] >>> row & 1) != 0;
  }

  /// The whole number of a cell: a count, a stamp, money in 1e-8. An absent cell throws.
  public long longAt(int row, int column) {
    if (kinds[column] == ColumnKind.TEXT || kinds[column] == ColumnKind.DOUBLE) {
      throw new IllegalArgumentException(
          name(column) + " is " + kinds[column] + ", not a whole number");
    }
    requirePresent(row, column);
    return values[column][row];
  }

  /// The number of a [ColumnKind#DOUBLE] cell; `NaN` when absent.
  public double doubleAt(int row, int column) {
    require(column, ColumnKind.DOUBLE);
    return isPresent(row, column) ? Double.longBitsToDouble(values[column][row]) : Double.NaN;
  }

  /// The text of a [ColumnKind#TEXT] cell. An absent cell throws.
  public String textAt(int row, int column) {
    require(column, ColumnKind.TEXT);
    requirePresent(row, column);
    return texts[column][row];
  }

  /// The text of a [ColumnKind#TEXT] cell, or `otherwise` when absent.
  public String textAt(int row, int column, String otherwise) {
    return isPresent(row, column) ? textAt(row, column) : otherwise;
  }

  /// The nearest double of any numeric cell in natural units (price, quantity, currency units), for
  /// charts and statistics; `NaN` when absent.
  public double approximateAt(int row, int column) {
    if (!isPresent(row, column)) {
      return Double.NaN;
    }
    long value = values[column] == null ? 0 : values[column][row];
    return switch (kinds[column]) {
      case LONG, NANOS -> value;
      case DOUBLE -> Double.longBitsToDouble(value);
      case MONEY -> value / 1e8;
      case PRICE -> value * unitsAt(row).priceUnit().toDouble();
      case LOTS -> value * unitsAt(row).lotSize().toDouble();
      case TEXT -> throw new IllegalArgumentException(name(column) + " is TEXT, not a number");
    };
  }

  /// What a row counts in; `null` when it was not said.
  public RowUnits unitsAt(int row) {
    check(row);
    return rowUnits[row] == 0 ? null : unitList.get(rowUnits[row] - 1);
  }

  private void put(int column, ColumnKind kind, long value) {
    require(column, kind);
    int row = lastRow();
    values[column][row] = value;
    mark(column, row);
  }

  private void mark(int column, int row) {
    present[column][row >> 6] |= 1L << row;
  }

  private int indexOf(RowUnits units) {
    Integer known = unitIndex.get(units);
    if (known != null) {
      return known;
    }
    unitList.add(units);
    unitIndex.put(units, unitList.size());
    return unitList.size();
  }

  private int lastRow() {
    if (rows == 0) {
      throw new IllegalStateException(
          "table " + schema.name() + " has no row yet; call addRow first");
    }
    return rows - 1;
  }

  private void require(int column, ColumnKind kind) {
    if (kinds[column] != kind) {
      throw new IllegalArgumentException(name(column) + " is " + kinds[column] + ", not " + kind);
    }
  }

  private void requireUnits(int column) {
    if (rowUnits[lastRow()] == 0) {
      throw new IllegalStateException(
          "row " + lastRow() + " must know its instrument before " + name(column) + " is set");
    }
  }

  private void requirePresent(int row, int column) {
    if (!isPresent(row, column)) {
      throw new IllegalStateException("row " + row + " has no " + name(column));
    }
  }

  private void check(int row) {
    if (row < 0 || row >= rows) {
      throw new IndexOutOfBoundsException(
          "row " + row + " of table " + schema.name() + " with " + rows + " rows");
    }
  }

  private String name(int column) {
    return schema.name() + "." + schema.columns().get(column).name();
  }

  private void grow() {
    if (rows >= ROWS_MAX) {
      throw new IllegalStateException("table " + schema.name() + " is full: " + rows + " rows");
    }
    int capacity = rows * 2;
    rowUnits = Arrays.copyOf(rowUnits, capacity);
    for (int i = 0; i < kinds.length; i++) {
      present[i] = Arrays.copyOf(present[i], capacity >> 6);
      if (texts[i] != null) {
        texts[i] = Arrays.copyOf(texts[i], capacity);
      } else {
        values[i] = Arrays.copyOf(values[i], capacity);
      }
    }
  }
}
