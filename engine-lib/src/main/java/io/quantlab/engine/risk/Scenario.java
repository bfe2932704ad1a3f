package io.quantlab.engine.risk;

import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A state of the market to put positions into (engine contract O-35).
///
/// @param name what limits and tables call it
/// @param market token whose move the other prices follow as far as their returns followed its
///   (beta), [#ALL_ALIKE] = every price makes the move itself
/// @param price the move, a ratio above -1
/// @param prices moves of single tokens, which follow nothing
/// @param volatility change of every volatility as a ratio of it, above -1
/// @param correlation shift of all correlations: towards 1 by this share of the way, below 0
///   towards 0; -1 to 1
public record Scenario(
    String name,
    int market,
    double price,
    SortedMap<Integer, Double> prices,
    double volatility,
    double correlation) {
  /// No instrument leads.
  public static final int ALL_ALIKE = 0;

  public Scenario {
    Objects.requireNonNull(name, "name");
    prices = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(prices));
    checkMove(name, price);
    prices.values().forEach(move -> checkMove(name, move));
    if (!(volatility > -1 && volatility <= 100)) {
      throw new IllegalArgumentException(
          "scenario " + name + ": the volatility must change by -1 to 100, was " + volatility);
    }
    if (!(correlation >= -1 && correlation <= 1)) {
      throw new IllegalArgumentException(
          "scenario " + name + ": correlations must shift by -1 to 1, was " + correlation);
    }
  }

  /// Every price moves alike.
  public static Scenario of(String name, double price, double volatility, double correlation) {
    return new Scenario(name, ALL_ALIKE, price, new TreeMap<>(), volatility, correlation);
  }

  /// The tokens it names.
  SortedSet<Integer> tokens() {
    SortedSet<Integer> all = new TreeSet<>(prices.keySet());
    if (market != ALL_ALIKE) {
      all.add(market);
    }
    return all;
  }

  private static void checkMove(String name, double move) {
    if (!(move > -1 && move <= 100)) {
      throw new IllegalArgumentException(
          "scenario " + name + ": a price must move by -1 to 100, was " + move);
    }
  }
}
