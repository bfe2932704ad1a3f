package io.quantlab.engine.indicator.catalog;

import io.quantlab.engine.indicator.volatility.Atr;
import io.quantlab.engine.indicator.volatility.BollingerBands;
import io.quantlab.engine.indicator.volatility.BollingerPercent;
import io.quantlab.engine.indicator.volatility.BollingerWidth;
import io.quantlab.engine.indicator.volatility.Divisor;
import io.quantlab.engine.indicator.volatility.Donchian;
import io.quantlab.engine.indicator.volatility.Envelope;
import io.quantlab.engine.indicator.volatility.GarmanKlass;
import io.quantlab.engine.indicator.volatility.HistoricalVolatility;
import io.quantlab.engine.indicator.volatility.Keltner;
import io.quantlab.engine.indicator.volatility.KeltnerWidth;
import io.quantlab.engine.indicator.volatility.Natr;
import io.quantlab.engine.indicator.volatility.Parkinson;
import io.quantlab.engine.indicator.volatility.StandardDeviation;
import io.quantlab.engine.indicator.volatility.Starc;
import io.quantlab.engine.indicator.volatility.TrueRange;
import io.quantlab.engine.indicator.volatility.UlcerIndex;
import io.quantlab.engine.indicator.volatility.Variance;
import java.util.List;

/// The list of ranges, deviations and bands of wick.md 17.4; the notation is that of
/// [EntryNotation].
final class VolatilityEntries {
  static final List<Entry> LIST =
      List.of(
          entry(
              "true_range(.high .low .close; first_bar: flag = true)",
              "1 - first_bar",
              "h",
              "max(high-low, abs(high-close[1]), abs(low-close[1])); bar 0: high - low, or na",
              "Wilder, *New Concepts in Technical Trading Systems*, 1978",
              a ->
                  new TrueRange(
                      a.flag(0) ? TrueRange.FirstBar.HIGH_LOW : TrueRange.FirstBar.ABSENT)),
          entry(
              "atr(.high .low .close; n† = 14)",
              "n-1",
              "s",
              "rma(true_range(), n)",
              "Wilder, *New Concepts in Technical Trading Systems*, 1978",
              a -> new Atr(a.whole(0))),
          entry(
              "natr(.high .low .close; n† = 14)",
              "n-1",
              "s",
              "100 atr / close",
              "Forman, Stocks & Commodities 24(6), 2006",
              a -> new Natr(a.whole(0))),
          entry(
              "stdev(src; n, sample: flag = false)",
              "n-1",
              "c w",
              "square root of the variance",
              "common definition",
              a -> new StandardDeviation(a.whole(0), divisor(a, 1))),
          entry(
              "variance(src; n, sample: flag = false)",
              "n-1",
              "c w",
              "mean square of the distances from the mean; `sample` divides by n-1",
              "common definition",
              a -> new Variance(a.whole(0), divisor(a, 1))),
          entry(
              "bollinger(src; n = 20, k: real = 2)",
              "mid: n-1; up: n-1; lo: n-1",
              "c w",
              "sma ± k stdev",
              "Bollinger, *Bollinger on Bollinger Bands*, 2001",
              a -> new BollingerBands(a.whole(0), a.real(1))),
          entry(
              "bb_width(src; n = 20, k: real = 2)",
              "n-1",
              "c w",
              "100 (up - lo) / mid",
              "Bollinger, *Bollinger on Bollinger Bands*, 2001",
              a -> new BollingerWidth(a.whole(0), a.real(1))),
          entry(
              "bb_percent(src; n = 20, k: real = 2)",
              "n-1",
              "c w",
              "(src - lo) / (up - lo)",
              "Bollinger, *Bollinger on Bollinger Bands*, 2001",
              a -> new BollingerPercent(a.whole(0), a.real(1))),
          entry(
              "keltner(src=close .high .low .close; n† = 20, k: real = 2, true_range: flag = true)",
              "mid: n-1; up: n-1+true_range; lo: n-1+true_range",
              "s",
              "ema(src) ± k ema(TR with na on bar 0), or of high - low",
              "Keltner, *How to Make Money in Commodities*, 1960, as Raschke; TradingView, Pine Script reference",
              a -> new Keltner(a.whole(0), a.real(1), span(a, 2))),
          entry(
              "keltner_width(src=close .high .low .close; n† = 20, k: real = 2, true_range: flag = true)",
              "n-1+true_range",
              "s",
              "(up - lo) / mid of keltner",
              "TradingView, Pine Script reference",
              a -> new KeltnerWidth(a.whole(0), a.real(1), span(a, 2))),
          entry(
              "donchian(.high .low; n = 20)",
              "mid: n-1; up: n-1; lo: n-1",
              "b",
              "up = highest(high, n), lo = lowest(low, n), mid their mean",
              "Donchian, Financial Analysts Journal 16(6), 1960",
              a -> new Donchian(a.whole(0))),
          entry(
              "envelope(src; n = 20, pct: percent = 2.5%)",
              "mid: n-1; up: n-1; lo: n-1",
              "c",
              "sma · (1 ± pct)",
              "common definition",
              a -> new Envelope(a.whole(0), a.real(1))),
          entry(
              "starc(.high .low .close; n = 5, k: real = 2, atr_n† = 10)",
              "mid: max(n, atr_n)-1; up: max(n, atr_n)-1; lo: max(n, atr_n)-1",
              "s",
              "sma(close, n) ± k atr(atr_n)",
              "Stoller, in Colby, *The Encyclopedia of Technical Market Indicators*, 2003",
              a -> new Starc(a.whole(0), a.real(1), a.whole(2))),
          entry(
              "hist_vol(src=close; n = 10, per_year: real = 252)",
              "n",
              "c w",
              "100 stdev(log(src/src[1]), n) sqrt(per_year)",
              "Natenberg, *Option Volatility and Pricing*, 1994",
              a -> new HistoricalVolatility(a.whole(0), a.real(1))),
          entry(
              "parkinson(.high .low; n = 20, per_year: real = 252)",
              "n-1",
              "c",
              "100 sqrt(per_year · sma(log(high/low)², n) / (4 log 2))",
              "Parkinson, J. Business 53(1), 1980",
              a -> new Parkinson(a.whole(0), a.real(1))),
          entry(
              "garman_klass(.open .high .low .close; n = 20, per_year: real = 252)",
              "n-1",
              "c",
              "100 sqrt(per_year · sma(0.5 log(high/low)² - (2 log 2 - 1) log(close/open)², n))",
              "Garman, Klass, J. Business 53(1), 1980",
              a -> new GarmanKlass(a.whole(0), a.real(1))),
          entry(
              "ulcer(src=close; n = 14)",
              "n-1",
              "h w",
              "sqrt(mean of p²), p = percent below the running maximum inside the window",
              "Martin, McCann, *The Investor's Guide to Fidelity Funds*, 1989",
              a -> new UlcerIndex(a.whole(0))));

  private VolatilityEntries() {}

  private static Entry entry(
      String call,
      String first,
      String rule,
      String definition,
      String source,
      Entry.Factory factory) {
    return EntryNotation.entry(Family.VOLATILITY, call, first, rule, definition, source, factory);
  }

  private static Divisor divisor(Arguments a, int index) {
    return a.flag(index) ? Divisor.SAMPLE : Divisor.POPULATION;
  }

  private static Keltner.Span span(Arguments a, int index) {
    return a.flag(index) ? Keltner.Span.TRUE_RANGE : Keltner.Span.HIGH_LOW;
  }
}
