package io.quantlab.engine.execution;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.time.DatedTable;
import java.util.Objects;

/// One line of a fee schedule: a rate by date, for some market, asset class and side.
///
/// @param name of the fee, for people: `SEC section 31`
/// @param kind whether it is a fee or a tax
/// @param market venue code, or `*` for every venue
/// @param asset asset class, or `null` for every class
/// @param side side that pays, or `null` for both
/// @param basis what the rate is of
/// @param rates by date three columns in 1e-8: rate, smallest and largest amount per order; a
///   largest of 0 = no bound
public record DatedFee(
    String name,
    Kind kind,
    String market,
    AssetClass asset,
    Side side,
    Basis basis,
    DatedTable rates) {

  /// What the line is booked as.
  public enum Kind {
    FEE,
    TAX
  }

  /// What a rate is multiplied with.
  public enum Basis {
    /// The value of the order.
    VALUE,
    /// Units of quantity: shares, contracts.
    UNIT,
    /// The order itself.
    ORDER
  }

  public DatedFee {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(basis, "basis");
    if (rates.columns().size() != 3) {
      throw new IllegalArgumentException(
          name + " needs rate, smallest and largest amount, has " + rates.columns());
    }
  }

  /// What an order that did so much owes, at the rate of the fill's date.
  long orderE8(FillView fill, OrderFees done) {
    if (!concerns(fill.instrument(), fill.sign())) {
      return 0;
    }
    long now = fill.epochNanos();
    long rate = rates.at(0, now);
    long amount =
        switch (basis) {
          case VALUE -> FeeAmounts.ratio(done.valueE8(), rate);
          case UNIT -> FeeAmounts.perUnit(fill, done.lots(), rate);
          case ORDER -> rate;
        };
    long atLeast = Math.max(amount, rates.at(1, now));
    long largest = rates.at(2, now);
    return largest > 0 ? Math.min(atLeast, largest) : atLeast;
  }

  private boolean concerns(Instrument instrument, int sign) {
    return (market.equals("*") || market.equals(instrument.venue()))
        && (asset == null || asset == instrument.assetClass())
        && (side == null || side.sign() == sign);
  }
}
