package io.quantlab.fargate.cli.run;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.engine.portfolio.RollRule.Legs;
import io.quantlab.engine.portfolio.RollRule.Timing;
import io.quantlab.fargate.data.RollRuleWords;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;

/// A chain of futures that rolls, in words: `ES=volume,timing=close`, `CL=first-notice=3`,
/// `ES=open-interest=OI.csv`, `ES=volume,legs=spread,limit=-0.25`.
///
/// @param root what the symbols of its contracts begin with, before their `-`
/// @param rule name of the rule
/// @param value its number or file, empty when it has none
record RollWords(
    String root, String rule, String value, Timing timing, Legs legs, OptionalLong netLimitE8) {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final String REMEDY =
      "Write ROOT=RULE, as ES=volume, ES=last-trade=5, CL=first-notice=2, ES=calendar-day=10,"
          + " ES=open-interest=FILE.csv or ES=dates=FILE.csv, and after commas timing=close,"
          + " legs=after or legs=spread, with the latter limit=PRICE.";

  /// Reads the value of `--roll`.
  static final class Reader implements ITypeConverter<RollWords> {
    @Override
    public RollWords convert(String text) {
      String[] parts = text.split(",", -1);
      String[] names = parts[0].split("=", 3);
      if (names.length < 2 || names[0].isBlank()) {
        throw new WrongValue("{} was \"" + text + "\".", REMEDY);
      }
      Timing timing = Timing.OPEN;
      Legs legs = Legs.TOGETHER;
      OptionalLong limit = OptionalLong.empty();
      for (int i = 1; i < parts.length; i++) {
        switch (parts[i]) {
          case "timing=open" -> timing = Timing.OPEN;
          case "timing=close" -> timing = Timing.CLOSE;
          case "legs=together" -> legs = Legs.TOGETHER;
          case "legs=after" -> legs = Legs.ONE_AFTER_OTHER;
          case "legs=spread" -> legs = Legs.SPREAD;
          default -> limit = limit(parts[i]);
        }
      }
      String value = names.length < 3 ? "" : names[2];
      check(names[1], value);
      if (limit.isPresent() && legs != Legs.SPREAD) {
        throw new WrongValue("{} limits a net price without legs=spread.", REMEDY);
      }
      return new RollWords(names[0], names[1], value, timing, legs, limit);
    }

    /// `limit=12.5`, `limit=-0.25`: the price of the contract rolled into less that of the one
    /// left.
    private static OptionalLong limit(String part) {
      if (!part.matches("limit=-?[0-9]{1,9}(\\.[0-9]{1,8})?")) {
        throw new WrongValue("{} does not know \"" + part + "\".", REMEDY);
      }
      String price = part.substring("limit=".length());
      boolean below = price.startsWith("-");
      long e8 = Amount.e8(below ? price.substring(1) : price);
      return OptionalLong.of(below ? -e8 : e8);
    }

    private static void check(String rule, String value) {
      boolean dates = rule.equals("dates") && value.endsWith(".csv");
      if (!dates && RollRuleWords.of(rule, value).isEmpty()) {
        String told = value.isEmpty() ? rule : rule + "=" + value;
        throw new WrongValue("{} has no rule \"" + told + "\".", REMEDY);
      }
    }
  }

  /// The words with their file by its absolute path.
  static String absolute(String word) {
    RollWords words = new Reader().convert(word);
    return words.value.endsWith(".csv")
        ? word.replaceFirst("=[^=,]+\\.csv", "=" + path(words.value))
        : word;
  }

  private static String path(String file) {
    return java.util.regex.Matcher.quoteReplacement(
        Path.of(file).toAbsolutePath().normalize().toString());
  }

  /// The chain among the contracts of a run.
  ///
  /// @param contracts their ends by symbol
  RollRule.Chain chain(Map<String, FutureTerms> contracts) {
    List<FutureTerms> own =
        contracts.entrySet().stream()
            .filter(e -> e.getKey().startsWith(root + "-"))
            .map(Map.Entry::getValue)
            .sorted(Comparator.comparingInt(FutureTerms::lastTradeDay))
            .toList();
    if (own.size() < 2) {
      throw new Failure(
          ExitCode.USAGE,
          "--roll " + root + " needs two contracts, the run has " + own.size() + ".",
          "Name each with --contract " + root + "-2024-03=2024-03-15, and its --data.");
    }
    try {
      return new RollRule.Chain(root, own, rule(contracts), timing, legs, netLimitE8);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, "--roll " + root + ": " + e.getMessage() + ".", REMEDY, e);
    }
  }

  private RollRule rule(Map<String, FutureTerms> contracts) {
    if (rule.equals("dates")) {
      return dates(contracts);
    }
    Map<String, Integer> tokens = new TreeMap<>();
    contracts.forEach((symbol, terms) -> tokens.put(symbol, terms.token()));
    return new RollRuleWords(rule, value).rule(tokens, this::symbol);
  }

  /// The contract a row is about: by its `symbol`, or by its `expiry`.
  private String symbol(NamedRows.Row row) {
    String expiry = row.textOr("expiry", "");
    return expiry.isEmpty() ? row.text("symbol") : root + "-" + expiry;
  }

  private RollRule dates(Map<String, FutureTerms> contracts) {
    List<RollRule.Dated.Front> fronts = new ArrayList<>();
    for (NamedRows.Row row : RollRuleWords.rows(value).rows()) {
      FutureTerms terms = contracts.get(symbol(row));
      if (terms == null) {
        throw row.wrong(row.textOr("expiry", "").isEmpty() ? "symbol" : "expiry", "a --contract");
      }
      int day = Math.toIntExact(Math.floorDiv(row.instant("date"), DAY_NANOS));
      fronts.add(new RollRule.Dated.Front(day, terms.token()));
    }
    return new RollRule.Dated(fronts);
  }
}
