package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.math.BlackScholes;

/// An option at its mark, to be priced anew when its underlying and its volatility move.
///
/// The volatility is the one the mark implies from the price of the underlying, by Black-Scholes
/// without dividends (Black 1976 on futures), time counted in days of 365 to the end of the expiry
/// day UTC; a mark below what an exercise brings counts as volatility 0. An American option is
/// worth at least its exercise. Prices are doubles, rounded half to even to 1e-8 before they become
/// money.
public final class OptionValue {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final double YEAR_NANOS = 365.0 * DAY_NANOS;

  private final OptionContract contract;
  private final int sign;
  private final double strike;
  private final double spot;
  private final double years;
  private final double rate;
  private final double carry;
  private final double volatility;

  /// An option at a moment.
  ///
  /// @param ticks its mark
  /// @param underlyingTicks price of the underlying
  /// @param rate interest per year, a ratio
  public OptionValue(
      OptionContract contract, long ticks, long underlyingTicks, long epochNanos, double rate) {
    this.contract = contract;
    this.sign = contract.terms().right().sign();
    this.strike = contract.terms().strike().toDouble();
    this.spot = contract.basketE8(underlyingTicks) / 1e8;
    long nanosLeft = (contract.terms().expiryDay() + 1) * DAY_NANOS - epochNanos;
    this.years = Math.max(0, nanosLeft) / YEAR_NANOS;
    this.rate = rate;
    this.carry = isOnFuture() ? 0 : rate;
    double mark = OptionContract.priceE8(contract.option(), ticks) / 1e8;
    double implied = BlackScholes.impliedVolatility(sign, mark, spot, strike, years, rate, carry);
    this.volatility = Double.isNaN(implied) ? 0 : implied;
  }

  /// The contract it is.
  public OptionContract contract() {
    return contract;
  }

  /// Whether nothing is paid for its underlying.
  public boolean isOnFuture() {
    return contract.underlying().assetClass() == AssetClass.FUTURE;
  }

  /// +1 for a call, -1 for a put.
  public int sign() {
    return sign;
  }

  public double strike() {
    return strike;
  }

  /// Price of what one unit is on: the underlying, or after an odd split what there is for it.
  public double spot() {
    return spot;
  }

  /// Time left, years of 365 days.
  public double years() {
    return years;
  }

  /// Interest per year, a ratio.
  public double rate() {
    return rate;
  }

  /// The volatility its mark implies, a ratio per year; 0 when it implies none.
  public double volatility() {
    return volatility;
  }

  /// Value of a lot at another price of the underlying and another volatility, 1e-8.
  public long perLotE8(double price, double sigma) {
    double value = BlackScholes.value(sign, price, strike, years, rate, carry, sigma);
    double least = contract.isAmerican() ? Math.max(0, sign * (price - strike)) : 0;
    return contract.perLotE8((long) Math.rint(Math.max(value, least) * 1e8));
  }

  /// A price for one unit as money for a lot, 1e-8.
  public long perLotE8(double price) {
    return contract.perLotE8((long) Math.rint(price * 1e8));
  }
}
