package io.quantlab.engine.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Bounds of what an account may hold in the worst case of its working orders (engine contract
/// O-31, O-32), 1e-8 of the account currency; 0 switches a bound off.
///
/// @param grossE8 largest sum of absolute position values
/// @param netE8 largest absolute sum of signed position values
/// @param leverageE8 largest gross exposure over NAV, a ratio in 1e-8
/// @param sectors bounds of named groups of instruments
/// @param currencies largest gross exposure by currency of the instruments
/// @param portfolio bounds of what the portfolio as a whole may lose or be exposed to
public record ExposureLimits(
    long grossE8,
    long netE8,
    long leverageE8,
    List<Sector> sectors,
    Map<String, Long> currencies,
    List<PortfolioLimit> portfolio) {

  /// A named group of instruments with the gross exposure it may reach.
  public record Sector(String name, List<Integer> tokens, long grossE8) {
    public Sector {
      tokens = tokens.stream().sorted().distinct().toList();
      if (grossE8 <= 0) {
        throw new IllegalArgumentException(
            "the bound of sector " + name + " must be positive, was " + grossE8);
      }
    }
  }

  /// No bound at all.
  public static final ExposureLimits NONE = new ExposureLimits(0, 0, 0, List.of(), Map.of());

  /// Bounds without one of the portfolio as a whole.
  public ExposureLimits(
      long grossE8,
      long netE8,
      long leverageE8,
      List<Sector> sectors,
      Map<String, Long> currencies) {
    this(grossE8, netE8, leverageE8, sectors, currencies, List.of());
  }

  /// The same bounds with one more; one of the same thing is replaced.
  public ExposureLimits with(PortfolioLimit limit) {
    List<PortfolioLimit> all = new ArrayList<>(portfolio);
    all.removeIf(each -> each.what().equals(limit.what()));
    all.add(limit);
    return new ExposureLimits(grossE8, netE8, leverageE8, sectors, currencies, all);
  }

  public ExposureLimits {
    sectors = List.copyOf(sectors);
    portfolio = List.copyOf(portfolio);
    currencies = java.util.Collections.unmodifiableMap(new TreeMap<>(currencies));
    if (grossE8 < 0 || netE8 < 0 || leverageE8 < 0) {
      throw new IllegalArgumentException(
          "exposure bounds must not be negative, were "
              + grossE8
              + ", "
              + netE8
              + " and "
              + leverageE8);
    }
  }
}
