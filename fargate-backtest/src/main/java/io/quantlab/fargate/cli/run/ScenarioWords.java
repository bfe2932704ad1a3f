package io.quantlab.fargate.cli.run;

import io.quantlab.engine.risk.Scenario;
import io.quantlab.fargate.terminal.WrongValue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ITypeConverter;

/// A scenario in words: `crash=price:-20%,volatility:+50%,correlation:+30%`.
///
/// @param name what limits and tables call it
/// @param market symbol whose move the others follow, empty = all alike
/// @param prices moves of single symbols
record ScenarioWords(
    String name,
    String market,
    double price,
    SortedMap<String, Double> prices,
    double volatility,
    double correlation) {
  /// Reads one scenario.
  static final class Reader implements ITypeConverter<ScenarioWords> {
    private static final String REMEDY =
        "Write NAME=price:-20%,volatility:+50%,correlation:+30%, or market:SPY:-20% in place of"
            + " price, and price:AAPL:-30% for one instrument.";

    @Override
    public ScenarioWords convert(String text) {
      int mark = text.indexOf('=');
      if (mark < 1) {
        throw new WrongValue("{} was \"" + text + "\".", REMEDY);
      }
      try {
        ScenarioWords words = read(text.substring(0, mark), text.substring(mark + 1).split(","));
        words.scenario(_ -> 1);
        return words;
      } catch (IllegalArgumentException e) {
        throw new WrongValue(
            "{} was \"" + text + "\": expected " + e.getMessage() + ".", REMEDY, e);
      }
    }

    private static ScenarioWords read(String name, String[] shocks) {
      String market = "";
      double price = 0;
      double volatility = 0;
      double correlation = 0;
      SortedMap<String, Double> prices = new TreeMap<>();
      for (String shock : shocks) {
        int first = shock.indexOf(':');
        int last = shock.lastIndexOf(':');
        String what = first < 0 ? shock : shock.substring(0, first);
        String symbol = first < last ? shock.substring(first + 1, last) : "";
        double ratio = Ratio.of(shock.substring(last + 1));
        boolean one = !symbol.isEmpty();
        if (what.equals("price") && one) {
          prices.put(symbol, ratio);
        } else if (what.equals("price")) {
          price = ratio;
        } else if (what.equals("market") && one) {
          market = symbol;
          price = ratio;
        } else if (what.equals("volatility") && !one) {
          volatility = ratio;
        } else if (what.equals("correlation") && !one) {
          correlation = ratio;
        } else {
          throw new IllegalArgumentException("price, market, volatility or correlation");
        }
      }
      return new ScenarioWords(name, market, price, prices, volatility, correlation);
    }
  }

  /// The scenario with the tokens of a run.
  Scenario scenario(ToIntFunction<String> tokens) {
    SortedMap<Integer, Double> moves = new TreeMap<>();
    prices.forEach((symbol, move) -> moves.put(tokens.applyAsInt(symbol), move));
    int leader = market.isEmpty() ? Scenario.ALL_ALIKE : tokens.applyAsInt(market);
    return new Scenario(name, leader, price, moves, volatility, correlation);
  }
}
