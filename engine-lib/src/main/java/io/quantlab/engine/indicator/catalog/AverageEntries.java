package io.quantlab.engine.indicator.catalog;

import io.quantlab.engine.indicator.average.Alma;
import io.quantlab.engine.indicator.average.Dema;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.average.Ewma;
import io.quantlab.engine.indicator.average.Hma;
import io.quantlab.engine.indicator.average.Kama;
import io.quantlab.engine.indicator.average.LinearRegression;
import io.quantlab.engine.indicator.average.McGinley;
import io.quantlab.engine.indicator.average.Rma;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.indicator.average.Swma;
import io.quantlab.engine.indicator.average.T3;
import io.quantlab.engine.indicator.average.Tema;
import io.quantlab.engine.indicator.average.Trima;
import io.quantlab.engine.indicator.average.Vidya;
import io.quantlab.engine.indicator.average.Vwma;
import io.quantlab.engine.indicator.average.Wma;
import io.quantlab.engine.indicator.average.Zlema;
import java.util.List;

/// The list of the moving averages of wick.md 17.1; the notation is that of [EntryNotation].
final class AverageEntries {
  static final List<Entry> LIST =
      List.of(
          entry(
              "sma(src; n)", "n-1", "c", "sum / n", "common definition", a -> new Sma(a.whole(0))),
          entry(
              "ema(src; n†)",
              "n-1",
              "s",
              "seed: mean of the first n values; e += 2/(n+1) · (src - e)",
              "Roberts, *Control Chart Tests Based on Geometric Moving Averages*, Technometrics 1(3), 1959",
              a -> new Ema(a.whole(0))),
          entry(
              "rma(src; n†)",
              "n-1",
              "s",
              "same seed as ema; (prev · (n-1) + src) / n",
              "Wilder, *New Concepts in Technical Trading Systems*, 1978",
              a -> new Rma(a.whole(0))),
          entry(
              "wma(src; n)",
              "n-1",
              "f w",
              "weights 1 … n, newest n, divided by n(n+1)/2",
              "common definition",
              a -> new Wma(a.whole(0))),
          entry(
              "swma(src;)",
              "3",
              "h",
              "(x + 2x[1] + 2x[2] + x[3]) / 6",
              "TradingView, Pine Script reference",
              a -> new Swma()),
          entry(
              "vwma(src .volume; n)",
              "n-1",
              "c",
              "sum(src · volume, n) / sum(volume, n); 0 volume: na",
              "TradingView, Pine Script reference",
              a -> new Vwma(a.whole(0))),
          entry(
              "hma(src; n)",
              "n + floor(sqrt(n)) - 2",
              "f w r",
              "wma(2 wma(src, n div 2) - wma(src, n), floor(sqrt n)); n from 2",
              "Hull, *How to reduce lag in a moving average*, 2005",
              a -> new Hma(a.whole(0))),
          entry(
              "dema(src; n†)",
              "2n-2",
              "s",
              "2e1 - e2; e1 = ema(src, n), e2 = ema(e1, n)",
              "Mulloy, Stocks & Commodities 12(1), 1994",
              a -> new Dema(a.whole(0))),
          entry(
              "tema(src; n†)",
              "3n-3",
              "s",
              "3e1 - 3e2 + e3; each the ema of the one before",
              "Mulloy, Stocks & Commodities 12(1), 1994",
              a -> new Tema(a.whole(0))),
          entry(
              "t3(src; n† = 5, v: real = 0.7)",
              "6n-6",
              "s",
              "six chained ema: -v³e6 + (3v²+3v³)e5 - (6v²+3v+3v³)e4 + (1+3v+v³+3v²)e3",
              "Tillson, Stocks & Commodities 16(11), 1998",
              a -> new T3(a.whole(0), a.real(1))),
          entry(
              "kama(src; n = 10, fast = 2, slow = 30)",
              "n-1",
              "h w r",
              "k[n-1] = src; k += c²(src - k), c = er·(2/(fast+1) - 2/(slow+1)) + 2/(slow+1), er = abs(src - src[n]) / sum of abs(d) over n (0 if 0)",
              "Kaufman, *Smarter Trading*, 1995",
              a -> new Kama(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "alma(src; n = 9, offset: real = 0.85, sigma: real = 6)",
              "n-1",
              "h w",
              "weights exp(-(i - m)² / 2s²), i = 0 oldest, m = offset(n-1), s = n/sigma, normalised",
              "Legoux, Kouzis-Loukas, *Arnaud Legoux Moving Average*, 2009",
              a -> new Alma(a.whole(0), a.real(1), a.real(2))),
          entry(
              "zlema(src; n†)",
              "n-1 + (n-1) div 2",
              "s",
              "ema(2 src - src[(n-1) div 2], n)",
              "Ehlers, Way, Stocks & Commodities 28(12), 2010",
              a -> new Zlema(a.whole(0))),
          entry(
              "trima(src; n)",
              "n-1",
              "c",
              "sma(sma(src, (n+1) div 2), n div 2 + 1)",
              "common definition",
              a -> new Trima(a.whole(0))),
          entry(
              "vidya(src; n† = 14)",
              "n",
              "s",
              "starts at src when cmo exists; v += 2/(n+1) · abs(cmo(src, n))/100 · (src - v); stays while cmo is na",
              "Chande, Stocks & Commodities 10(3), 1992",
              a -> new Vidya(a.whole(0))),
          entry(
              "mcginley(src; n† = 14)",
              "n-1",
              "s",
              "starts at ema(src, n); m += (src - m) / (n (src/m)^4)",
              "McGinley, MTA Journal 48, 1997",
              a -> new McGinley(a.whole(0))),
          entry(
              "linreg(src; n, offset: whole = 0)",
              "n-1",
              "c w",
              "least squares over x = 1 … n, value at x = n - offset",
              "Gauss, *Theoria motus*, 1809",
              a -> new LinearRegression(a.whole(0), a.whole(1))),
          entry(
              "ewma(src; half_life†: real)",
              "0",
              "s",
              "first value, then weight 1 - 0.5^(1/half_life)",
              "Hunter, J. Quality Technology 18, 1986",
              a -> new Ewma(a.real(0))));

  private AverageEntries() {}

  private static Entry entry(
      String call,
      String first,
      String rule,
      String definition,
      String source,
      Entry.Factory factory) {
    return EntryNotation.entry(Family.AVERAGE, call, first, rule, definition, source, factory);
  }
}
