package io.quantlab.fargate.cli.data;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.engine.portfolio.RollRule.OpenInterest.TokenLots;
import io.quantlab.engine.time.DatedTable;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;

/// When a series leaves a contract, in words: `volume`, `last-trade=5`, `open-interest=OI.csv`.
///
/// @param name of the rule
/// @param value its number or file, empty when it has none
record RollReader(String name, String value) {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final String REMEDY =
      "Write volume, last-trade=N, first-notice=N, calendar-day=N or open-interest=FILE.csv.";

  /// Reads it.
  static final class Reader implements ITypeConverter<RollReader> {
    @Override
    public RollReader convert(String text) {
      String[] words = text.split("=", 2);
      String value = words.length < 2 ? "" : words[1];
      boolean right =
          switch (words[0]) {
            case "volume" -> value.isEmpty();
            case "last-trade", "first-notice" -> value.matches("[0-9]{1,2}");
            case "calendar-day" -> value.matches("[1-9]|[12][0-9]|3[01]");
            case "open-interest" -> value.endsWith(".csv");
            default -> false;
          };
      if (!right) {
        throw new WrongValue("{} was \"" + text + "\".", REMEDY);
      }
      return new RollReader(words[0], value);
    }
  }

  /// The rule with the tokens of the contracts.
  RollRule rule(Map<String, Integer> tokens) {
    return switch (name) {
      case "volume" -> new RollRule.Volume();
      case "last-trade" -> new RollRule.LastTrade(Integer.parseInt(value));
      case "first-notice" -> new RollRule.FirstNotice(Integer.parseInt(value));
      case "calendar-day" -> new RollRule.CalendarDay(Integer.parseInt(value));
      default -> openInterest(tokens);
    };
  }

  /// Columns `date`, `symbol`, `open_interest`: a date is known from the next day on (UTC).
  private RollRule openInterest(Map<String, Integer> tokens) {
    try {
      Map<String, List<NamedRows.Row>> bySymbol = new TreeMap<>();
      for (NamedRows.Row row : NamedRows.read(Path.of(value)).rows()) {
        if (tokens.containsKey(row.text("symbol"))) {
          bySymbol.computeIfAbsent(row.text("symbol"), _ -> new ArrayList<>()).add(row);
        }
      }
      List<TokenLots> known = new ArrayList<>();
      bySymbol.forEach((symbol, rows) -> {
        long[] from = rows.stream().mapToLong(row -> row.instant("date") + DAY_NANOS).toArray();
        long[][] lots =
            rows.stream()
                .map(row -> new long[] {row.e8("open_interest") / 100_000_000})
                .toArray(long[][]::new);
        known.add(
            new TokenLots(
                tokens.get(symbol), new DatedTable(symbol, List.of("open_interest"), from, lots)));
      });
      return new RollRule.OpenInterest(known);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          "--roll " + name + ": " + e.getMessage() + ".",
          "Its columns are date, symbol, open_interest; rows of a symbol rise by date.",
          e);
    }
  }
}
