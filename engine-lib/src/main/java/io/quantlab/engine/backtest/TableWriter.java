package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ColumnKind;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.engine.instrument.Instrument;
import java.util.HashMap;
import java.util.Map;

/// Fills the rows of one table by column name.
final class TableWriter {
  private final Table table;
  private Instrument current;
  private final Map<String, Integer> columns = new HashMap<>();

  TableWriter(TableSchema schema) {
    table = new Table(schema);
    for (int i = 0; i < schema.columns().size(); i++) {
      columns.put(schema.columns().get(i).name(), i);
    }
  }

  Table table() {
    return table;
  }

  TableWriter row(Instrument instrument) {
    table.addRow();
    table.instrument(instrument);
    current = instrument;
    return this;
  }

  /// The display name of the row's instrument.
  TableWriter symbol() {
    table.setSymbol(at("symbol"), current);
    return this;
  }

  TableWriter row() {
    table.addRow();
    return this;
  }

  TableWriter number(String column, long value) {
    table.setLong(at(column), value);
    return this;
  }

  TableWriter decimal(String column, double value) {
    table.setDouble(at(column), value);
    return this;
  }

  TableWriter text(String column, String value) {
    table.setText(at(column), value);
    return this;
  }

  TableWriter nanos(String column, long value) {
    table.setNanos(at(column), value);
    return this;
  }

  TableWriter price(String column, long ticks) {
    table.setPrice(at(column), ticks);
    return this;
  }

  TableWriter lots(String column, long value) {
    table.setLots(at(column), value);
    return this;
  }

  TableWriter money(String column, long valueE8) {
    table.setMoney(at(column), valueE8);
    return this;
  }

  TableWriter yesNo(String column, long bit) {
    table.setText(at(column), bit != 0 ? ResultTables.YES : ResultTables.NO);
    return this;
  }

  /// Sets lots in a row that stands already.
  void lots(int row, String column, long value) {
    table.amend(row, at(column), ColumnKind.LOTS, value);
  }

  /// Sets money in a row that stands already.
  void money(int row, String column, long valueE8) {
    table.amend(row, at(column), ColumnKind.MONEY, valueE8);
  }

  private int at(String column) {
    Integer index = columns.get(column);
    if (index == null) {
      throw new IllegalArgumentException(
          "table " + table.schema().name() + " has no column " + column);
    }
    return index;
  }
}
