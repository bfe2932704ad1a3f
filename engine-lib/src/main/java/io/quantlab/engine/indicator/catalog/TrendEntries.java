package io.quantlab.engine.indicator.catalog;

import io.quantlab.engine.indicator.statistic.Side;
import io.quantlab.engine.indicator.trend.Adx;
import io.quantlab.engine.indicator.trend.Alligator;
import io.quantlab.engine.indicator.trend.Aroon;
import io.quantlab.engine.indicator.trend.ChandeKroll;
import io.quantlab.engine.indicator.trend.Chandelier;
import io.quantlab.engine.indicator.trend.Choppiness;
import io.quantlab.engine.indicator.trend.Dmi;
import io.quantlab.engine.indicator.trend.HeikinAshi;
import io.quantlab.engine.indicator.trend.Ichimoku;
import io.quantlab.engine.indicator.trend.MassIndex;
import io.quantlab.engine.indicator.trend.ParabolicSar;
import io.quantlab.engine.indicator.trend.Pivot;
import io.quantlab.engine.indicator.trend.PivotPoints;
import io.quantlab.engine.indicator.trend.Supertrend;
import io.quantlab.engine.indicator.trend.Vortex;
import java.util.List;

/// The list of the trend indicators of wick.md 17.3; the notation is that of [EntryNotation].
final class TrendEntries {
  static final List<Entry> LIST =
      List.of(
          entry(
              "dmi(.high .low .close; n† = 14, smooth† = 14)",
              "plus: n; minus: n; adx: n+smooth-1",
              "s",
              "up = d high, down = -d low; +DM = up if up > down and up > 0 else 0, -DM mirrored; DI = 100 rma(DM, n) / rma(TR, n), TR and DM na on bar 0; adx = 100 rma(abs(plus - minus) / (plus + minus, or 1 if 0), smooth)",
              "Wilder, *New Concepts in Technical Trading Systems*, 1978",
              a -> new Dmi(a.whole(0), a.whole(1))),
          entry(
              "adx(.high .low .close; n† = 14)",
              "2n-1",
              "s",
              "dmi(n, n).adx",
              "Wilder, *New Concepts in Technical Trading Systems*, 1978",
              a -> new Adx(a.whole(0))),
          entry(
              "aroon(.high .low; n = 14)",
              "up: n; down: n; osc: n",
              "b",
              "100 (n - bars_since_highest(high, n+1)) / n, same for lows, difference",
              "Chande, Stocks & Commodities 13(9), 1995",
              a -> new Aroon(a.whole(0))),
          entry(
              "supertrend(.high .low .close; factor: real = 3, n† = 10)",
              "line: n-1; dir: n-1",
              "s",
              "bands hl2 ± factor · atr(n); lower = new if new > old or close[1] < old, else old; upper = new if new < old or close[1] > old, else old; first dir 1; dir 1 → -1 if close > upper, -1 → 1 if close < lower; line = lower if dir -1 (up trend), else upper; na until atr exists",
              "Seban, *SuperTrend*, 2009; TradingView, Pine Script reference",
              a -> new Supertrend(a.real(0), a.whole(1))),
          entry(
              "psar(.high .low; start: real = 0.02, step: real = 0.02, max: real = 0.2)",
              "1",
              "h",
              "bar 1: down (sar = high[1], ep = low) if high[1] > high, else up (sar = low[1], ep = high). From bar 2 on s = sar + af (ep - sar). Up and low <= s: turn down, s = max(ep, high, high[1], high[2]), ep = low, af = start; else s = min(s, low[1], low[2]) and a new high moves ep and af += step up to max. Down mirrored",
              "Wilder, *New Concepts in Technical Trading Systems*, 1978",
              a -> new ParabolicSar(a.real(0), a.real(1), a.real(2))),
          entry(
              "ichimoku(.high .low; a = 9, b = 26, c = 52)",
              "tenkan: a-1; kijun: b-1; span_a: max(a, b)-1; span_b: c-1",
              "b",
              "mid of highest/lowest over a, b; mean of both; mid over c; undisplaced",
              "Hosoda, *Ichimoku Kinko Hyo*, 1969",
              a -> new Ichimoku(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "vortex(.high .low .close; n = 14)",
              "plus: n; minus: n",
              "c",
              "sum(abs(high - low[1])) / sum(TR), sum(abs(low - high[1])) / sum(TR)",
              "Botes, Siepman, Stocks & Commodities 28(1), 2010",
              a -> new Vortex(a.whole(0))),
          entry(
              "choppiness(.high .low .close; n = 14)",
              "n-1",
              "c",
              "100 log10(sum(TR, n) / (highest(high) - lowest(low))) / log10(n); TR(0) = high - low",
              "Dreiss, *Choppiness Index*, 1993",
              a -> new Choppiness(a.whole(0))),
          entry(
              "mass_index(.high .low; n = 10)",
              "n+15",
              "c r",
              "sum(e / ema(e, 9), n), e = ema(high - low, 9)",
              "Dorsey, Stocks & Commodities 10(6), 1992",
              a -> new MassIndex(a.whole(0))),
          entry(
              "alligator(.high .low;)",
              "jaw: 20; teeth: 12; lips: 7",
              "s",
              "rma(hl2, 13)[8], rma(hl2, 8)[5], rma(hl2, 5)[3]",
              "Williams, *Trading Chaos*, 1995",
              a -> new Alligator()),
          entry(
              "chandelier(.high .low .close; n = 22, k: real = 3)",
              "long: n-1; short: n-1",
              "b r",
              "highest(high, n) - k atr(n), lowest(low, n) + k atr(n)",
              "Le Beau, in Elder, *Come into My Trading Room*, 2002",
              a -> new Chandelier(a.whole(0), a.real(1))),
          entry(
              "chande_kroll(.high .low .close; p† = 10, x: real = 1, q = 9)",
              "long: max(p, q)-1; short: max(p, q)-1",
              "b",
              "lowest(lowest(low, p) + x atr(p), q), highest(highest(high, p) - x atr(p), q)",
              "Chande, Kroll, *The New Technical Trader*, 1994",
              a -> new ChandeKroll(a.whole(0), a.real(1), a.whole(2))),
          entry(
              "pivot_high(src=high; left: count = 5, right: count = 5)",
              "-",
              "h w",
              "value `right` bars ago if none of `left` before is above it and all of `right` after are below it; reported when confirmed; else na",
              "TradingView, Pine Script reference, `ta.pivothigh`",
              a -> new Pivot(a.whole(0), a.whole(1), Side.HIGHEST)),
          entry(
              "pivot_low(src=low; left: count = 5, right: count = 5)",
              "-",
              "h w",
              "value `right` bars ago if none of `left` before is below it and all of `right` after are above it; reported when confirmed; else na",
              "TradingView, Pine Script reference, `ta.pivotlow`",
              a -> new Pivot(a.whole(0), a.whole(1), Side.LOWEST)),
          entry(
              "pivot_points(high low close; kind: traditional|fibonacci|camarilla = traditional)",
              "p: 0; r1: 0; r2: 0; r3: 0; r4: 0; s1: 0; s2: 0; s3: 0; s4: 0",
              "-",
              "p = (H+L+C)/3; traditional r1 = 2p-L, r2 = p+H-L, r3 = 2p+H-2L, r4 = 3p+H-3L; fibonacci p ± 0.382, 0.618, 1 (H-L), r4 na; camarilla C ± 1.1 (H-L)/12, /6, /4, /2; supports mirrored",
              "Person, *A Complete Guide to Technical Trading Tactics*, 2004",
              a -> new PivotPoints(PivotPoints.Kind.values()[a.whole(0)])),
          entry(
              "heikin_ashi(.open .high .low .close;)",
              "open: 0; high: 0; low: 0; close: 0",
              "h",
              "c = ohlc4; o = mean of previous o and c, first (open+close)/2; h = max(high, o, c), l = min(low, o, c)",
              "Valcu, Stocks & Commodities 22(2), 2004",
              a -> new HeikinAshi()));

  private TrendEntries() {}

  private static Entry entry(
      String call,
      String first,
      String rule,
      String definition,
      String source,
      Entry.Factory factory) {
    return EntryNotation.entry(Family.TREND, call, first, rule, definition, source, factory);
  }
}
