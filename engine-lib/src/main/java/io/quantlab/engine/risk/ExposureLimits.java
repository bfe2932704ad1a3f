package io.quantlab.engine.risk;

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
/// @param valueAtRisk largest loss to be expected until the next session close, `null` = any
public record ExposureLimits(
    long grossE8,
    long netE8,
    long leverageE8,
    List<Sector> sectors,
    Map<String, Long> currencies,
    ValueAtRiskLimit valueAtRisk) {

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

  /// Bounds without one of value at risk.
  public ExposureLimits(
      long grossE8,
      long netE8,
      long leverageE8,
      List<Sector> sectors,
      Map<String, Long> currencies) {
    this(grossE8, netE8, leverageE8, sectors, currencies, null);
  }

  /// The same bounds with one of value at risk.
  public ExposureLimits with(ValueAtRiskLimit limit) {
    return new ExposureLimits(grossE8, netE8, leverageE8, sectors, currencies, limit);
  }

  public ExposureLimits {
    sectors = List.copyOf(sectors);
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
