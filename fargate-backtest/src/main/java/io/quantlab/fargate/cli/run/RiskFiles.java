package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.risk.FactorLoadings;
import io.quantlab.engine.risk.Scenario;
import io.quantlab.engine.time.DatedTable;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Files of factor loadings and of scenarios. Rows of symbols the run does not have are left out.
final class RiskFiles {
  private record Key(String factor, int token) {}

  private RiskFiles() {}

  /// Loadings: columns `date` or `ts_ms`, `symbol`, `factor`, `loading`; a row holds from its
  /// instant on.
  static FactorLoadings loadings(Path file, List<RunSource> sources) {
    return read(
        "--loadings",
        file,
        "date or ts_ms, symbol, factor, loading",
        rows -> {
          Map<String, Integer> tokens = tokens(sources);
          Map<Key, List<NamedRows.Row>> found = new LinkedHashMap<>();
          for (NamedRows.Row row : rows.rows()) {
            Integer token = tokens.get(row.text("symbol"));
            if (token != null) {
              found
                  .computeIfAbsent(new Key(row.text("factor"), token), _ -> new ArrayList<>())
                  .add(row);
            }
          }
          if (found.isEmpty()) {
            throw none(rows, "loading", tokens);
          }
          List<FactorLoadings.Loading> all = new ArrayList<>();
          found.forEach((key, own) -> all.add(loading(key, own)));
          return new FactorLoadings(all);
        });
  }

  private static FactorLoadings.Loading loading(Key key, List<NamedRows.Row> rows) {
    long[] from = rows.stream().mapToLong(NamedRows.Row::when).toArray();
    long[][] values =
        rows.stream().map(row -> new long[] {row.e8("loading")}).toArray(long[][]::new);
    String name = key.factor() + " of " + rows.getFirst().text("symbol");
    return new FactorLoadings.Loading(
        key.factor(), key.token(), new DatedTable(name, List.of("loading"), from, values));
  }

  /// Scenarios: columns `scenario`, `symbol`, `price` and perhaps `volatility`, `correlation`, all
  /// ratios; an empty symbol moves all prices that have no row of their own.
  static List<Scenario> scenarios(Path file, List<RunSource> sources) {
    return read(
        "--scenario-file",
        file,
        "scenario, symbol, price",
        rows -> {
          Map<String, Integer> tokens = tokens(sources);
          Map<String, List<NamedRows.Row>> byName = new LinkedHashMap<>();
          rows.rows()
              .forEach(row ->
                  byName.computeIfAbsent(row.text("scenario"), _ -> new ArrayList<>()).add(row));
          List<Scenario> all = new ArrayList<>();
          byName.forEach((name, own) -> all.add(scenario(name, own, tokens)));
          return all;
        });
  }

  private static Scenario scenario(
      String name, List<NamedRows.Row> rows, Map<String, Integer> tokens) {
    SortedMap<Integer, Double> moves = new TreeMap<>();
    double price = 0;
    double volatility = 0;
    double correlation = 0;
    for (NamedRows.Row row : rows) {
      String symbol = row.text("symbol");
      if (symbol.isEmpty()) {
        price = row.e8("price") / 1e8;
      } else if (tokens.containsKey(symbol)) {
        moves.put(tokens.get(symbol), row.e8("price") / 1e8);
      }
      volatility = row.e8("volatility", Math.round(volatility * 1e8)) / 1e8;
      correlation = row.e8("correlation", Math.round(correlation * 1e8)) / 1e8;
    }
    return new Scenario(name, Scenario.ALL_ALIKE, price, moves, volatility, correlation);
  }

  private static Map<String, Integer> tokens(List<RunSource> sources) {
    Map<String, Integer> tokens = new TreeMap<>();
    sources.forEach(each -> tokens.put(each.instrument().symbol(), each.instrument().token()));
    return tokens;
  }

  private static IllegalArgumentException none(
      NamedRows rows, String what, Map<String, Integer> tokens) {
    return new IllegalArgumentException(
        rows.file() + " has no " + what + " of " + String.join(", ", tokens.keySet()));
  }

  private static <T> T read(
      String option, Path file, String columns, Function<NamedRows, T> reader) {
    try {
      return reader.apply(NamedRows.read(file));
    } catch (UncheckedIOException e) {
      throw failure(option, "the file " + file + " cannot be read", columns, e);
    } catch (IllegalArgumentException e) {
      throw failure(option, e.getMessage(), columns, e);
    }
  }

  private static Failure failure(String option, String sentence, String columns, Exception cause) {
    return new Failure(
        ExitCode.BAD_DATA,
        option + ": " + sentence + ".",
        "Its columns are " + columns + "; see docs/reference/limits.md.",
        cause);
  }
}
