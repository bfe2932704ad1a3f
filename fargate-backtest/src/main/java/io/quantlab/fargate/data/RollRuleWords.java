package io.quantlab.fargate.data;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.engine.portfolio.RollRule.OpenInterest.TokenLots;
import io.quantlab.engine.time.DatedTable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// When a chain of futures rolls, in words: `volume`, `last-trade=5`, `open-interest=OI.csv`.
///
/// @param name of the rule
/// @param value its number or file, empty when it has none
public record RollRuleWords(String name, String value) {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  /// The rule of these words; empty when there is none.
  public static Optional<RollRuleWords> of(String name, String value) {
    boolean right =
        switch (name) {
          case "volume" -> value.isEmpty();
          case "last-trade", "first-notice" -> value.matches("[0-9]{1,2}");
          case "calendar-day" -> value.matches("[1-9]|[12][0-9]|3[01]");
          case "open-interest" -> value.endsWith(".csv");
          default -> false;
        };
    return right ? Optional.of(new RollRuleWords(name, value)) : Optional.empty();
  }

  /// The rule for contracts.
  ///
  /// @param tokens of the contracts by symbol
  /// @param symbolOf the contract a row of the file is about
  /// @throws IllegalArgumentException when the file is not what it should be
  public RollRule rule(Map<String, Integer> tokens, Function<NamedRows.Row, String> symbolOf) {
    return switch (name) {
      case "volume" -> new RollRule.Volume();
      case "last-trade" -> new RollRule.LastTrade(Integer.parseInt(value));
      case "first-notice" -> new RollRule.FirstNotice(Integer.parseInt(value));
      case "calendar-day" -> new RollRule.CalendarDay(Integer.parseInt(value));
      default -> openInterest(tokens, symbolOf);
    };
  }

  /// The rows of a file.
  ///
  /// @throws IllegalArgumentException when it cannot be read
  public static NamedRows rows(String file) {
    try {
      return NamedRows.read(Path.of(file));
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("the file " + file + " cannot be read", e);
    }
  }

  /// Column `open_interest`, by `ts_ms` or by `date`: a figure of a date is known from the next day
  /// on (UTC).
  private RollRule openInterest(
      Map<String, Integer> tokens, Function<NamedRows.Row, String> symbolOf) {
    NamedRows file = rows(value);
    long delay = file.has("ts_ms") ? 0 : DAY_NANOS;
    Map<Integer, List<NamedRows.Row>> byToken = new TreeMap<>();
    for (NamedRows.Row row : file.rows()) {
      Integer token = tokens.get(symbolOf.apply(row));
      if (token != null) {
        byToken.computeIfAbsent(token, _ -> new ArrayList<>()).add(row);
      }
    }
    List<TokenLots> known = new ArrayList<>();
    byToken.forEach((token, rows) -> {
      long[] from = rows.stream().mapToLong(row -> row.when() + delay).toArray();
      long[][] lots =
          rows.stream()
              .map(row -> new long[] {row.e8("open_interest") / 100_000_000})
              .toArray(long[][]::new);
      String title = file.file() + " " + symbolOf.apply(rows.getFirst());
      known.add(new TokenLots(token, new DatedTable(title, List.of("open_interest"), from, lots)));
    });
    return new RollRule.OpenInterest(known);
  }
}
