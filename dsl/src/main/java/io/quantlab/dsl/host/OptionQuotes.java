package io.quantlab.dsl.host;

import io.quantlab.dsl.runtime.RecordValue;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.option.Greeks;
import io.quantlab.engine.option.Greeks.Carry;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.strategy.StrategyContext;

/// `greeks(option)`: what the quotes of an option and of its underlying say, by Black-Scholes, on a
/// future by Black 1976 (engine contract M-31 to M-33).
///
/// The volatility is the one that gives the middle of the option's quote; the underlying stands at
/// the middle of its own quote, without one at its last price. Time runs to the close of the last
/// session, ACT/365F; the rate is the run's, dividends are none. Without both sides of a quote all
/// is `na`.
final class OptionQuotes {
  private static final double YEAR_NANOS = 365 * 86_400e9;

  private final StrategyContext context;
  private final Symbols symbols;
  private final Contracts contracts;
  private final QuoteValue[] quotes;
  private final double rateAnnual;

  /// @param quotes newest of each symbol
  /// @param rateAnnual per year, a ratio
  OptionQuotes(
      StrategyContext context,
      Symbols symbols,
      Contracts contracts,
      QuoteValue[] quotes,
      double rateAnnual) {
    this.context = context;
    this.symbols = symbols;
    this.contracts = contracts;
    this.quotes = quotes;
    this.rateAnnual = rateAnnual;
  }

  /// Delta, gamma, theta, vega, rho and the implied volatility.
  RecordValue greeks(long symbol) {
    OptionTerms terms = contracts.option(symbol);
    double volatility = Double.NaN;
    Greeks greeks = Greeks.NONE;
    if (terms != null && symbols.symbol(terms.underlying()) >= 0) {
      Greeks.Option option = option(symbol, terms);
      volatility = option.impliedVolatility(quotes[(int) symbol].mid());
      greeks = Greeks.of(option, volatility);
    }
    return RecordValue.of(
        greeks.delta(), greeks.gamma(), greeks.theta(), greeks.vega(), greeks.rho(), volatility);
  }

  private Greeks.Option option(long symbol, OptionTerms terms) {
    int of = symbols.symbol(terms.underlying());
    Scales scales = new Scales(context.instrument(terms.underlying()));
    boolean future = scales.instrument().assetClass() == AssetClass.FUTURE;
    long left = contracts.expiryNanos(symbol).orElseThrow() - context.epochNanos();
    return new Greeks.Option(
        terms.right().sign(),
        price(of, scales),
        terms.strike().toBigDecimal().doubleValue(),
        Math.max(0, left) / YEAR_NANOS,
        rateAnnual,
        future ? Carry.FUTURE : Carry.SPOT);
  }

  /// `NaN` before the first price.
  private double price(int symbol, Scales scales) {
    double mid = quotes[symbol].mid();
    if (!Double.isNaN(mid)) {
      return mid;
    }
    long mark = context.position(symbols.token(symbol)).markTicks();
    return mark == 0 ? Double.NaN : scales.price(mark);
  }
}
