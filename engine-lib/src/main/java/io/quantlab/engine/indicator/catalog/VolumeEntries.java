package io.quantlab.engine.indicator.catalog;

import io.quantlab.engine.indicator.momentum.Ppo;
import io.quantlab.engine.indicator.volume.AccumulationDistribution;
import io.quantlab.engine.indicator.volume.ChaikinMoneyFlow;
import io.quantlab.engine.indicator.volume.ChaikinOscillator;
import io.quantlab.engine.indicator.volume.EaseOfMovement;
import io.quantlab.engine.indicator.volume.ForceIndex;
import io.quantlab.engine.indicator.volume.Klinger;
import io.quantlab.engine.indicator.volume.MoneyFlowIndex;
import io.quantlab.engine.indicator.volume.Obv;
import io.quantlab.engine.indicator.volume.PriceVolumeTrend;
import io.quantlab.engine.indicator.volume.RelativeVolume;
import io.quantlab.engine.indicator.volume.VolumeIndex;
import io.quantlab.engine.indicator.volume.VolumeOscillator;
import io.quantlab.engine.indicator.volume.Vwap;
import io.quantlab.engine.indicator.volume.VwapBands;
import io.quantlab.engine.indicator.volume.WilliamsAccumulation;
import java.util.List;

/// The list of the volume indicators of wick.md 17.5; the notation is that of [EntryNotation].
final class VolumeEntries {
  static final List<Entry> LIST =
      List.of(
          entry(
              "obv(.close .volume;)",
              "1",
              "h",
              "na on bar 0, then cumulative sign(d close) · volume from 0",
              "Granville, *New Key to Stock Market Profits*, 1963",
              a -> new Obv()),
          entry(
              "vwap(src=hlc3 .volume reset=session.first_bar;)",
              "0",
              "s",
              "sum(src · volume) / sum(volume) since reset; na while the volume is 0",
              "Berkowitz, Logue, Noser, J. Finance 43, 1988",
              a -> new Vwap()),
          entry(
              "vwap_bands(src=hlc3 .volume reset=session.first_bar; k: real = 1)",
              "mid: 0; up: 0; lo: 0",
              "s",
              "vwap ± k sqrt(max(0, sum(src² · volume)/sum(volume) - vwap²))",
              "West, Comm. ACM 22(9), 1979; TradingView, Pine Script reference",
              a -> new VwapBands(a.real(0))),
          entry(
              "mfi(src=hlc3 .volume; n = 14)",
              "n-1",
              "c",
              "P, N = sums over n of volume · src on bars where d src > 0 / < 0 (bar 0 counts to both); 100 - 100/(1 + P/N); N = 0: 100",
              "Quong, Soudack, Stocks & Commodities 7(3), 1989",
              a -> new MoneyFlowIndex(a.whole(0))),
          entry(
              "adl(.high .low .close .volume;)",
              "0",
              "h",
              "cumulative ((close-low) - (high-close)) / (high-low) · volume; flat bar 0",
              "Achelis, *Technical Analysis from A to Z*, 1995",
              a -> new AccumulationDistribution()),
          entry(
              "chaikin_osc(.high .low .close .volume; fast† = 3, slow† = 10)",
              "max(fast, slow)-1",
              "s",
              "ema(adl, fast) - ema(adl, slow)",
              "Achelis, *Technical Analysis from A to Z*, 1995",
              a -> new ChaikinOscillator(a.whole(0), a.whole(1))),
          entry(
              "cmf(.high .low .close .volume; n = 20)",
              "n-1",
              "c",
              "sum of the flow volume of adl / sum(volume)",
              "Colby, *The Encyclopedia of Technical Market Indicators*, 2003",
              a -> new ChaikinMoneyFlow(a.whole(0))),
          entry(
              "pvt(.close .volume;)",
              "1",
              "h",
              "na on bar 0; cumulative d close / close[1] · volume",
              "Markstein, *How to Chart Your Way to Stock Market Profits*, 1966",
              a -> new PriceVolumeTrend()),
          entry(
              "nvi(.close .volume;)",
              "0",
              "h",
              "start 1; grows by the return on bars with lower volume",
              "Fosback, *Stock Market Logic*, 1976",
              a -> new VolumeIndex(VolumeIndex.Bars.LESS_VOLUME)),
          entry(
              "pvi(.close .volume;)",
              "0",
              "h",
              "start 1; grows by the return on bars with higher volume",
              "Fosback, *Stock Market Logic*, 1976",
              a -> new VolumeIndex(VolumeIndex.Bars.MORE_VOLUME)),
          entry(
              "eom(.high .low .volume; n = 14, scale: real = 10_000)",
              "n",
              "c r",
              "sma(scale · d hl2 · (high - low) / volume, n)",
              "Arms, *Volume Cycles in the Stock Market*, 1983",
              a -> new EaseOfMovement(a.whole(0), a.real(1))),
          entry(
              "force(.close .volume; n† = 13)",
              "n",
              "s",
              "ema(d close · volume, n)",
              "Elder, *Trading for a Living*, 1993",
              a -> new ForceIndex(a.whole(0))),
          entry(
              "klinger(.high .low .close .volume; fast† = 34, slow† = 55, signal† = 13)",
              "line: max(fast, slow)+1; signal: max(fast, slow)+signal",
              "s",
              "t = sign of hlc3 change (not above: -1), dm = high - low, cm = cm' + dm if t = t', else dm' + dm (0 on bar 1); vf = volume · abs(2 (dm/cm - 1)) · t · 100, from bar 2 (cm = dm or volume 0: 0; dm = 0: volume · 2t · 100; cm = 0: 0); ema fast - ema slow; signal = ema",
              "Klinger, Stocks & Commodities 15(12), 1997",
              a -> new Klinger(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "pvo(.volume; fast† = 12, slow† = 26, signal† = 9)",
              "line: max(fast, slow)-1; signal: max(fast, slow)+signal-2; hist: max(fast, slow)+signal-2",
              "s",
              "ppo of volume",
              "Appel, *Technical Analysis: Power Tools for Active Investors*, 2005",
              a -> new Ppo(a.whole(0), a.whole(1), a.whole(2))),
          entry(
              "wad(.high .low .close;)",
              "0",
              "h",
              "0 on bar 0; cumulative: up close: close - min(low, close[1]); down close: close - max(high, close[1])",
              "Williams, *How I Made One Million Dollars*, 1973",
              a -> new WilliamsAccumulation()),
          entry(
              "volume_osc(.volume; fast† = 5, slow† = 10)",
              "max(fast, slow)-1",
              "s",
              "100 (ema(volume, fast) - ema(volume, slow)) / ema(volume, slow)",
              "TradingView, *Volume Oscillator*",
              a -> new VolumeOscillator(a.whole(0), a.whole(1))),
          entry(
              "rel_volume(.volume; n = 20)",
              "n-1",
              "c",
              "volume / sma(volume, n)",
              "common definition",
              a -> new RelativeVolume(a.whole(0))));

  private VolumeEntries() {}

  private static Entry entry(
      String call,
      String first,
      String rule,
      String definition,
      String source,
      Entry.Factory factory) {
    return EntryNotation.entry(Family.VOLUME, call, first, rule, definition, source, factory);
  }
}
