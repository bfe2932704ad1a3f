package io.quantlab.engine.indicator.catalog;

import io.quantlab.engine.indicator.momentum.Accelerator;
import io.quantlab.engine.indicator.momentum.AwesomeOscillator;
import io.quantlab.engine.indicator.momentum.BalanceOfPower;
import io.quantlab.engine.indicator.momentum.Cci;
import io.quantlab.engine.indicator.momentum.Change;
import io.quantlab.engine.indicator.momentum.Cmo;
import io.quantlab.engine.indicator.momentum.ConnorsRsi;
import io.quantlab.engine.indicator.momentum.Coppock;
import io.quantlab.engine.indicator.momentum.Dpo;
import io.quantlab.engine.indicator.momentum.ElderRay;
import io.quantlab.engine.indicator.momentum.Fisher;
import io.quantlab.engine.indicator.momentum.Kst;
import io.quantlab.engine.indicator.momentum.Macd;
import io.quantlab.engine.indicator.momentum.Pmo;
import io.quantlab.engine.indicator.momentum.Ppo;
import io.quantlab.engine.indicator.momentum.RateOfChange;
import io.quantlab.engine.indicator.momentum.RelativeVolatility;
import io.quantlab.engine.indicator.momentum.Rsi;
import io.quantlab.engine.indicator.momentum.Rvgi;
import io.quantlab.engine.indicator.momentum.Smi;
import io.quantlab.engine.indicator.momentum.Stc;
import io.quantlab.engine.indicator.momentum.Stoch;
import io.quantlab.engine.indicator.momentum.Stochastic;
import io.quantlab.engine.indicator.momentum.StochasticRsi;
import io.quantlab.engine.indicator.momentum.Trix;
import io.quantlab.engine.indicator.momentum.Tsi;
import io.quantlab.engine.indicator.momentum.UltimateOscillator;
import io.quantlab.engine.indicator.momentum.WilliamsR;
import java.util.List;

/// The list of the oscillators of wick.md 17.2; the notation is that of [EntryNotation].
final class MomentumEntries {
  static final List<Entry> LIST =
      List.of(
          entry(
              "change(src; n = 1)",
              "n",
              "h",
              "src - src[n]",
              "common definition",
              a -> new Change(a.whole(0))),
          entry(
              "mom(src; n = 10)",
              "n",
              "h",
              "src - src[n]",
              "common definition",
              a -> new Change(a.whole(0))),
          entry(
              "roc(src; n = 9)",
              "n",
              "h",
              "100 (src - src[n]) / src[n]",
              "common definition",
              a -> new RateOfChange(a.whole(0))),
          entry(
              "rsi(src; n† = 14)",
              "n",
              "s",
              "u = rma(max(d, 0)), w = rma(max(-d, 0)); 100 - 100/(1 + u/w); w = 0: 100; both 0: na",
              "Wilder, *New Concepts in Technical Trading Systems*, 1978",
              a -> new Rsi(a.whole(0))),
          entry(
              "stoch(src hi lo; n)",
              "n-1",
              "b",
              "100 (src - lowest(lo, n)) / (highest(hi, n) - lowest(lo, n)); flat: na",
              "Lane, Stocks & Commodities 2(3), 1984",
              a -> new Stoch(a.whole(0))),
          entry(
              "stochastic(.high .low .close; n = 14, k_smooth = 3, d_smooth = 3)",
              "k: n+k_smooth-2; d: n+k_smooth+d_smooth-3",
              "p r",
              "k = sma(stoch(close, high, low, n)), d = sma(k)",
              "Lane, Stocks & Commodities 2(3), 1984",
              a -> new Stochastic(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "stoch_rsi(src=close; rsi_n† = 14, n = 14, k_smooth = 3, d_smooth = 3)",
              "k: max(rsi_n+1, n-1) + k_smooth-1; d: max(rsi_n+1, n-1) + k_smooth+d_smooth-2",
              "p",
              "of r = rsi: k = sma(stoch(r, r, r, n)), d = sma(k)",
              "Chande, Kroll, *The New Technical Trader*, 1994",
              a -> new StochasticRsi(a.whole(0), a.whole(1), a.whole(2), a.whole(3))),
          entry(
              "macd(src; fast† = 12, slow† = 26, signal† = 9)",
              "line: max(fast, slow)-1; signal: max(fast, slow)+signal-2; hist: max(fast, slow)+signal-2",
              "s",
              "ema fast - ema slow, each with its own seed; signal = ema(line)",
              "Appel, *The Moving Average Convergence-Divergence Trading Method*, 1979",
              a -> new Macd(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "ppo(src; fast† = 12, slow† = 26, signal† = 9)",
              "line: max(fast, slow)-1; signal: max(fast, slow)+signal-2; hist: max(fast, slow)+signal-2",
              "s",
              "100 (fast - slow) / slow; signal = ema(line)",
              "Appel, *Technical Analysis: Power Tools for Active Investors*, 2005",
              a -> new Ppo(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "cci(src=hlc3; n = 20)",
              "n-1",
              "c w",
              "(src - sma) / (0.015 mad); mad 0: na",
              "Lambert, Commodities 9(10), 1980",
              a -> new Cci(a.whole(0))),
          entry(
              "cmo(src; n = 9)",
              "n",
              "c",
              "100 (U - D) / (U + D), sums of d up and down over n; 0: na",
              "Chande, Kroll, *The New Technical Trader*, 1994",
              a -> new Cmo(a.whole(0))),
          entry(
              "williams_r(.high .low .close; n = 14)",
              "n-1",
              "b",
              "100 (close - highest) / (highest(high) - lowest(low)), -100 … 0",
              "Williams, *How I Made One Million Dollars*, 1973",
              a -> new WilliamsR(a.whole(0))),
          entry(
              "tsi(src; short† = 13, long† = 25)",
              "short+long-1",
              "s",
              "ema(ema(d, long), short) / ema(ema(abs d, long), short), -1 … 1",
              "Blau, *Momentum, Direction and Divergence*, 1995",
              a -> new Tsi(a.whole(0), a.whole(1))),
          entry(
              "ultimate(.high .low .close; a = 7, b = 14, c = 28)",
              "max(max(a, b), c)",
              "c",
              "100 (4x_a + 2x_b + x_c) / 7; x_n = sum(close - true low) / sum(TR), from bar 1",
              "Williams, Stocks & Commodities 3(4), 1985",
              a -> new UltimateOscillator(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "awesome(.high .low; fast = 5, slow = 34)",
              "max(fast, slow)-1",
              "c",
              "sma(hl2, fast) - sma(hl2, slow)",
              "Williams, *New Trading Dimensions*, 1998",
              a -> new AwesomeOscillator(a.whole(0), a.whole(1))),
          entry(
              "accelerator(.high .low;)",
              "37",
              "c",
              "awesome() - sma(awesome(), 5)",
              "Williams, *New Trading Dimensions*, 1998",
              a -> new Accelerator()),
          entry(
              "trix(src; n† = 18)",
              "3n-2",
              "s",
              "roc(ema(ema(ema(src))), 1) in percent",
              "Hutson, Stocks & Commodities 1(5), 1983",
              a -> new Trix(a.whole(0))),
          entry(
              "dpo(src; n = 21)",
              "n + n div 2",
              "h r",
              "src - sma(src, n)[n div 2 + 1]",
              "TradingView, *Detrended Price Oscillator*",
              a -> new Dpo(a.whole(0))),
          entry(
              "kst(src;)",
              "line: 44; signal: 52",
              "c",
              "sma(roc 10, 10) + 2 sma(roc 15, 10) + 3 sma(roc 20, 10) + 4 sma(roc 30, 15); signal sma 9",
              "Pring, Stocks & Commodities 10(9), 1992",
              a -> new Kst()),
          entry(
              "coppock(src=close; n = 10, long = 14, short = 11)",
              "max(long, short)+n-1",
              "f w r",
              "wma(roc(long) + roc(short), n)",
              "Coppock, *Practical Relative Strength Charting*, 1962",
              a -> new Coppock(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "fisher(.high .low; n = 9)",
              "fisher: n-1; trigger: n-1",
              "b r",
              "on m = hl2: v = 0.66 ((m - lowest)/(highest - lowest) - 0.5) + 0.67 v', cut at ±0.99 to ±0.999; f = 0.5 log((1+v)/(1-v)) + 0.5 f'; trigger = f'; v', f' start at 0",
              "Ehlers, Stocks & Commodities 20(11), 2002",
              a -> new Fisher(a.whole(0))),
          entry(
              "connors_rsi(src; rsi_n† = 3, streak_n† = 2, rank_n = 100)",
              "max(max(rsi_n, streak_n), rank_n)",
              "s w",
              "mean of rsi(src), rsi(streak of up/down closes), percent_rank(roc(src, 1), rank_n)",
              "Connors, Alvarez, *An Introduction to ConnorsRSI*, 2012",
              a -> new ConnorsRsi(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "smi(.high .low .close; n = 13, smooth1† = 25, smooth2† = 2, signal† = 3)",
              "smi: n+smooth1+smooth2-3; signal: n+smooth1+smooth2+signal-4",
              "s",
              "100 E(close - mid) / (0.5 E(range)); mid and range of highest(high, n), lowest(low, n); E = ema(ema(x, smooth1), smooth2); signal = ema",
              "Blau, Stocks & Commodities 11(1), 1993",
              a -> new Smi(a.whole(0), a.whole(1), a.whole(2), a.whole(3))),
          entry(
              "stc(src=close; n = 10, fast† = 23, slow† = 50)",
              "max(fast, slow)+n",
              "s",
              "sma of 3 of the stochastic of macd line over a full window of n of its values, flat: 0",
              "Schaff, *The Schaff Trend Cycle*, 2008",
              a -> new Stc(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "pmo(src=close; n1† = 35, n2† = 20, signal† = 10)",
              "pmo: n1+n2-1; signal: n1+n2+signal-2",
              "s",
              "r = 10 · smooth(roc(src, 1), n1), pmo = smooth(r, n2), signal = ema; smooth: as ema with weight 2/n",
              "Swenlin, *DecisionPoint Price Momentum Oscillator*, 2012",
              a -> new Pmo(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "bop(.open .high .low .close;)",
              "0",
              "h",
              "(close - open) / (high - low), 0: na",
              "Livshin, Stocks & Commodities 19(8), 2001",
              a -> new BalanceOfPower()),
          entry(
              "elder_ray(.high .low .close; n† = 13)",
              "bull: n-1; bear: n-1",
              "s",
              "high - ema(close, n), low - ema(close, n)",
              "Elder, *Trading for a Living*, 1993",
              a -> new ElderRay(a.whole(0))),
          entry(
              "rvgi(.open .high .low .close; n = 10)",
              "line: n+2; signal: n+5",
              "c r",
              "sum(swma(close - open), n) / sum(swma(high - low), n); signal = swma",
              "Ehlers, Stocks & Commodities 20(1), 2002",
              a -> new Rvgi(a.whole(0))),
          entry(
              "relative_volatility(src=close; n = 10, smooth† = 14)",
              "n+smooth-2",
              "s w",
              "100 U/(U + D); U, D = ema(stdev(src, n) on up / down steps, else 0)",
              "Dorsey, Stocks & Commodities 11(6), 1993",
              a -> new RelativeVolatility(a.whole(0), a.whole(1))));

  private MomentumEntries() {}

  private static Entry entry(
      String call,
      String first,
      String rule,
      String definition,
      String source,
      Entry.Factory factory) {
    return EntryNotation.entry(Family.MOMENTUM, call, first, rule, definition, source, factory);
  }
}
