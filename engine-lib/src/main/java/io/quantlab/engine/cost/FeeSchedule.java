package io.quantlab.engine.cost;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.execution.DatedFee;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.time.DatedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A file of regulatory fees and taxes (engine contract F-60).
///
/// Columns: `date` (valid from), `name`, `kind` (`fee`, `tax`), `market` (venue code or `*`),
/// `asset` (asset class or `*`), `side` (`buy`, `sell`, `*`), `basis` (`value`, `unit`, `order`),
/// `rate`, `min`, `max` (per order, may be empty), `source` (where the rate was published). Rows of
/// one name rise by date; a name keeps its other terms.
final class FeeSchedule {
  private static final List<String> TERMS =
      List.of("name", "kind", "market", "asset", "side", "basis");

  private FeeSchedule() {}

  static FeeModel read(NamedRows file) {
    Map<String, List<NamedRows.Row>> byName = new LinkedHashMap<>();
    for (NamedRows.Row row : file.rows()) {
      if (row.text("source").isEmpty()) {
        throw row.wrong("source", "the place where the rate was published");
      }
      List<NamedRows.Row> rows = byName.computeIfAbsent(row.text("name"), _ -> new ArrayList<>());
      for (String term : TERMS) {
        if (!rows.isEmpty() && !rows.getFirst().text(term).equals(row.text(term))) {
          throw row.wrong(term, "\"" + rows.getFirst().text(term) + "\" as in the row before");
        }
      }
      rows.add(row);
    }
    List<DatedFee> lines = new ArrayList<>();
    byName.values().forEach(rows -> lines.add(line(file, rows)));
    return new FeeModel.Dated(lines);
  }

  private static DatedFee line(NamedRows file, List<NamedRows.Row> rows) {
    NamedRows.Row first = rows.getFirst();
    return new DatedFee(
        first.text("name"),
        choice(first, "kind", DatedFee.Kind.values()),
        first.text("market"),
        any(first, "asset") ? null : choice(first, "asset", AssetClass.values()),
        any(first, "side") ? null : choice(first, "side", Side.values()),
        choice(first, "basis", DatedFee.Basis.values()),
        rates(file, rows));
  }

  private static DatedTable rates(NamedRows file, List<NamedRows.Row> rows) {
    long[] from = new long[rows.size()];
    long[][] values = new long[from.length][];
    for (int i = 0; i < from.length; i++) {
      NamedRows.Row row = rows.get(i);
      from[i] = row.instant("date");
      if (i > 0 && from[i] <= from[i - 1]) {
        throw row.wrong("date", "later than the row before of " + row.text("name"));
      }
      values[i] = new long[] {row.e8("rate"), row.e8("min", 0), row.e8("max", 0)};
    }
    return new DatedTable(file.file(), List.of("rate", "min", "max"), from, values);
  }

  private static boolean any(NamedRows.Row row, String column) {
    return row.text(column).equals("*");
  }

  private static <E extends Enum<E>> E choice(NamedRows.Row row, String column, E[] values) {
    List<String> words = new ArrayList<>();
    for (E value : values) {
      String word = value.name().toLowerCase(java.util.Locale.ROOT);
      if (word.equals(row.text(column))) {
        return value;
      }
      words.add(word);
    }
    throw row.wrong(column, "one of " + String.join(", ", words));
  }
}
