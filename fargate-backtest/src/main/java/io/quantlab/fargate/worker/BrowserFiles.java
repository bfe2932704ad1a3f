package io.quantlab.fargate.worker;

import io.quantlab.engine.analysis.ColumnKind;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.RowUnits;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.platform.wire.ColumnFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Equity and trades of a run as column files, which a browser draws without parsing (web contract
/// 9.9, BX-16).
final class BrowserFiles {
  private static final double NANOS_A_MICRO = 1_000;

  private BrowserFiles() {}

  /// Writes `equity.qlc` and `trades.qlc` beside the other files of a result.
  static void write(List<Table> tables, Path folder) {
    for (Table table : tables) {
      if (table.schema() == ResultTables.EQUITY) {
        write(equity(table), folder.resolve("equity.qlc"));
      } else if (table.schema() == ResultTables.TRADES) {
        write(trades(table), folder.resolve("trades.qlc"));
      }
    }
  }

  private static void write(ColumnFile file, Path to) {
    try {
      Files.write(to, file.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + to, e);
    }
  }

  private static ColumnFile equity(Table table) {
    List<ColumnFile.Column> columns = new ArrayList<>();
    columns.add(micros(1, table, "time"));
    columns.add(longs(16, table, "nav"));
    columns.add(longs(17, table, "cash"));
    columns.add(doubles(20, exposure(table)));
    return new ColumnFile(table.rows(), base(table, "time"), 0, columns);
  }

  /// Exposure as a ratio of equity; not a number where there is no equity.
  private static double[] exposure(Table table) {
    int exposure = table.schema().column("exposure");
    int nav = table.schema().column("nav");
    double[] ratio = new double[table.rows()];
    for (int row = 0; row < ratio.length; row++) {
      long equity = table.longAt(row, nav);
      ratio[row] = equity > 0 ? (double) table.longAt(row, exposure) / equity : Double.NaN;
    }
    return ratio;
  }

  /// The trade list: ids from 64 on in the order of [ColumnFile.Trade].
  private static ColumnFile trades(Table table) {
    List<ColumnFile.Column> columns = new ArrayList<>();
    for (ColumnFile.Trade each : ColumnFile.Trade.values()) {
      columns.add(
          switch (each) {
            case ENTRY_TIME, EXIT_TIME -> micros(each.id(), table, each.source());
            case SIDE -> side(each.id(), table);
            case LOTS, ENTRY_PRICE, EXIT_PRICE -> numbers(each.id(), table, each.source());
            case NET, FEES, MAE, MFE, ENTRY_ORDER, EXIT_ORDER, TOKEN ->
                longs(each.id(), table, each.source());
          });
    }
    return new ColumnFile(table.rows(), 0, 0, columns);
  }

  private static long base(Table table, String name) {
    return table.rows() == 0
        ? 0
        : Math.floorDiv(table.longAt(0, table.schema().column(name)), 1_000L);
  }

  /// Microseconds since the base of the file, or since 1970 where the base is 0.
  private static ColumnFile.Column micros(int id, Table table, String name) {
    int column = table.schema().column(name);
    long base = id == 1 ? base(table, name) : 0;
    double[] values = new double[table.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] =
          table.isPresent(row, column)
              ? table.longAt(row, column) / NANOS_A_MICRO - base
              : Double.NaN;
    }
    return doubles(id, values);
  }

  private static ColumnFile.Column doubles(int id, double[] values) {
    return new ColumnFile.Column.Doubles(id, values);
  }

  private static ColumnFile.Column longs(int id, Table table, String name) {
    int column = table.schema().column(name);
    long[] values = new long[table.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = table.isPresent(row, column) ? table.longAt(row, column) : ColumnFile.NO_LONG;
    }
    return new ColumnFile.Column.Longs(id, values);
  }

  /// Prices and quantities as numbers: a trade list has many instruments, each with units of its
  /// own.
  private static ColumnFile.Column numbers(int id, Table table, String name) {
    int column = table.schema().column(name);
    boolean price = table.schema().columns().get(column).kind() == ColumnKind.PRICE;
    double[] values = new double[table.rows()];
    for (int row = 0; row < values.length; row++) {
      if (table.isPresent(row, column)) {
        RowUnits units = table.unitsAt(row);
        Decimal unit = price ? units.priceUnit() : units.lotSize();
        values[row] =
            unit.toBigDecimal()
                .multiply(BigDecimal.valueOf(table.longAt(row, column)))
                .doubleValue();
      } else {
        values[row] = Double.NaN;
      }
    }
    return doubles(id, values);
  }

  private static ColumnFile.Column side(int id, Table table) {
    int column = table.schema().column("side");
    byte[] values = new byte[table.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = (byte) (table.textAt(row, column).equals("LONG") ? 0 : 1);
    }
    return new ColumnFile.Column.Bytes(id, values);
  }
}
