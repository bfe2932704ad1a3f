package io.quantlab.engine.portfolio;

import io.quantlab.engine.time.DatedTable;
import java.util.List;

/// Prices a venue publishes to value positions at, apart from its trades: mark prices of
/// perpetuals, settlement prices of futures (engine contract A-6).
///
/// @param instruments those that have such prices
public record MarkPrices(List<TokenPrices> instruments) {
  /// None.
  public static final MarkPrices NONE = new MarkPrices(List.of());

  /// No price is known.
  public static final long UNKNOWN = Long.MIN_VALUE;

  /// @param ticks one number a row: the price in price units, from the instant it holds
  public record TokenPrices(int token, DatedTable ticks) implements ByToken {}

  public MarkPrices {
    instruments = List.copyOf(instruments);
  }

  /// The prices of an instrument, `null` when there are none.
  public DatedTable of(int token) {
    TokenPrices found = ByToken.of(instruments, token);
    return found == null ? null : found.ticks;
  }
}
