package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps imported rows in memory, visible only after commit.
final class MemoryTarget implements DatasetTarget {
  private final Map<String, Rows> bySymbol = new LinkedHashMap<>();

  /// Rows of one dataset, column by column.
  static final class Rows implements RowSink {
    final DatasetKey key;
    final List<long[]> rows = new ArrayList<>();
    private final List<long[]> pending = new ArrayList<>();
    int commits;
    int closes;

    Rows(DatasetKey key) {
      this.key = key;
    }

    @Override
    public void accept(RowBlock block) {
      Schema schema = block.schema();
      for (int i = 0; i < block.size(); i++) {
        long[] row = new long[schema.columnCount()];
        for (int c = 0; c < row.length; c++) {
          row[c] = block.column(c)[i];
        }
        pending.add(row);
      }
    }

    @Override
    public void commit() {
      rows.addAll(pending);
      pending.clear();
      commits++;
    }

    @Override
    public void close() {
      closes++;
    }

    long[] row(int index) {
      return rows.get(index);
    }

    long sum(String column) {
      int index = key.schema().column(column);
      return rows.stream().mapToLong(r -> r[index]).sum();
    }

    long withFlag(long flag) {
      int index = key.schema().column("flags");
      return rows.stream().filter(r -> (r[index] & flag) != 0).count();
    }
  }

  @Override
  public RowSink open(DatasetKey key) {
    Rows rows = new Rows(key);
    if (bySymbol.put(key.symbol(), rows) != null) {
      throw new IllegalStateException("opened twice: " + key.symbol());
    }
    return rows;
  }

  List<String> symbols() {
    return List.copyOf(bySymbol.keySet());
  }

  Rows of(String symbol) {
    Rows rows = bySymbol.get(symbol);
    if (rows == null) {
      throw new AssertionError("no dataset " + symbol + ", only " + symbols());
    }
    return rows;
  }

  Rows only() {
    if (bySymbol.size() != 1) {
      throw new AssertionError("expected one dataset, found " + symbols());
    }
    return bySymbol.values().iterator().next();
  }

  /// Rows of all datasets that carry any flag.
  long withColumnFlags() {
    return bySymbol.values().stream().mapToLong(rows -> rows.withFlag(-1)).sum();
  }

  /// All rows as text, for comparing two imports.
  String text() {
    StringBuilder out = new StringBuilder();
    bySymbol.forEach((symbol, rows) -> {
      out.append(symbol).append('\n');
      rows.rows.forEach(row -> out.append(Arrays.toString(row)).append('\n'));
    });
    return out.toString();
  }
}
