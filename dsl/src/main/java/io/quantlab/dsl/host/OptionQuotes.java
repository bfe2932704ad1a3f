package io.quantlab.dsl.host;

import io.quantlab.dsl.runtime.RecordValue;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.option.Greeks;
import io.quantlab.engine.option.Greeks.Carry;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.HashMap;
import java.util.Map;

/// `greeks(option)`: what the quotes of an option and of its underlying say, by Black-Scholes, on a
/// future by Black 1976, by a tree where an early exercise can be worth it (engine contract M-31 to
/// M-33).
///
/// The volatility is the one that gives the middle of the option's quote; the underlying stands at
/// the middle of its own quote, without one at its last price. Time runs to the close of the last
/// session, ACT/365F; the rate is the run's, the yield of dividends the caller's. Without both
/// sides of a quote all is `na`.
final class OptionQuotes {
  private static final double YEAR_NANOS = 365 * 86_400e9;

  private final StrategyContext context;
  private final Symbols symbols;
  private final Contracts contracts;
  private final QuoteValue[] quotes;
  private final double rateAnnual;
  private final Map<Long, Answer> answers = new HashMap<>();

  /// What the greeks of an option depend on: while it stands, they are computed once.
  private record Asked(Greeks.Option option, double mid) {}

  private record Answer(Asked asked, RecordValue greeks) {}

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
  ///
  /// @param yield of the underlying's dividends per year, a ratio
  RecordValue greeks(long symbol, double yield) {
    OptionTerms terms = contracts.option(symbol);
    if (terms == null || symbols.symbol(terms.underlying()) < 0) {
      return record(Greeks.NONE, Double.NaN);
    }
    Asked asked = new Asked(option(symbol, terms, yield), quotes[(int) symbol].mid());
    Answer known = answers.get(symbol);
    if (known == null || !known.asked.equals(asked)) {
      double volatility = asked.option.impliedVolatility(asked.mid);
      known = new Answer(asked, record(Greeks.of(asked.option, volatility), volatility));
      answers.put(symbol, known);
    }
    return known.greeks;
  }

  private static RecordValue record(Greeks greeks, double volatility) {
    return RecordValue.of(
        greeks.delta(), greeks.gamma(), greeks.theta(), greeks.vega(), greeks.rho(), volatility);
  }

  private Greeks.Option option(long symbol, OptionTerms terms, double yield) {
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
        yield,
        future ? Carry.FUTURE : Carry.SPOT,
        terms.style());
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
