package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.portfolio.MarkPrices.TokenPrices;
import io.quantlab.engine.time.DatedTable;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A file of prices that venues publish: columns `date` or `ts_ms`, `symbol`, `price`.
///
/// Prices are rounded half to even to the instrument's price unit; rows of symbols the run does not
/// have are left out.
final class MarkPricesFile {
  private MarkPricesFile() {}

  static MarkPrices read(String option, Path file, List<RunSource> sources) {
    Map<String, Instrument> bySymbol = new TreeMap<>();
    sources.forEach(source -> bySymbol.put(source.instrument().symbol(), source.instrument()));
    try {
      Map<String, List<NamedRows.Row>> rows = new TreeMap<>();
      for (NamedRows.Row row : NamedRows.read(file).rows()) {
        String symbol = row.text("symbol");
        if (bySymbol.containsKey(symbol)) {
          rows.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(row);
        }
      }
      if (rows.isEmpty()) {
        throw new IllegalArgumentException(
            file.getFileName() + " has no price of " + String.join(", ", bySymbol.keySet()));
      }
      List<TokenPrices> prices = new ArrayList<>();
      rows.forEach((symbol, of) -> prices.add(prices(bySymbol.get(symbol), symbol, of)));
      return new MarkPrices(prices);
    } catch (UncheckedIOException e) {
      throw failure(option, "the file " + file + " cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw failure(option, e.getMessage(), e);
    }
  }

  private static TokenPrices prices(Instrument of, String symbol, List<NamedRows.Row> rows) {
    long[] from = rows.stream().mapToLong(NamedRows.Row::when).toArray();
    long[][] ticks =
        rows.stream().map(row -> new long[] {ticks(of, row.e8("price"))}).toArray(long[][]::new);
    DatedTable table = new DatedTable("prices of " + symbol, List.of("ticks"), from, ticks);
    return new TokenPrices(of.token(), table);
  }

  private static long ticks(Instrument of, long priceE8) {
    Decimal unit = of.priceUnit();
    long whole = Math.multiplyExact(unit.unscaled(), 100_000_000L);
    return Exact.mulDivHalfEven(priceE8, Exact.pow10(unit.scale()), whole);
  }

  private static Failure failure(String option, String sentence, Exception cause) {
    return new Failure(
        ExitCode.BAD_DATA,
        option + ": " + sentence + ".",
        "Its columns are date or ts_ms, symbol, price; rows of a symbol rise by time.",
        cause);
  }
}
