package io.quantlab.engine.indicator.catalog;

import io.quantlab.engine.indicator.statistic.Autocorrelation;
import io.quantlab.engine.indicator.statistic.BarsSince;
import io.quantlab.engine.indicator.statistic.Beta;
import io.quantlab.engine.indicator.statistic.CenterOfGravity;
import io.quantlab.engine.indicator.statistic.ConditionCount;
import io.quantlab.engine.indicator.statistic.Correlation;
import io.quantlab.engine.indicator.statistic.Covariance;
import io.quantlab.engine.indicator.statistic.Cross;
import io.quantlab.engine.indicator.statistic.Cumulative;
import io.quantlab.engine.indicator.statistic.ExtremeAge;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Kurtosis;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.indicator.statistic.MeanDeviation;
import io.quantlab.engine.indicator.statistic.Median;
import io.quantlab.engine.indicator.statistic.Mode;
import io.quantlab.engine.indicator.statistic.NearestPercentile;
import io.quantlab.engine.indicator.statistic.PercentRank;
import io.quantlab.engine.indicator.statistic.Percentile;
import io.quantlab.engine.indicator.statistic.RSquared;
import io.quantlab.engine.indicator.statistic.Run;
import io.quantlab.engine.indicator.statistic.RunningExtreme;
import io.quantlab.engine.indicator.statistic.Side;
import io.quantlab.engine.indicator.statistic.Skewness;
import io.quantlab.engine.indicator.statistic.Slope;
import io.quantlab.engine.indicator.statistic.Sum;
import io.quantlab.engine.indicator.statistic.ValueRange;
import io.quantlab.engine.indicator.statistic.ValueWhen;
import io.quantlab.engine.indicator.statistic.ZScore;
import java.util.List;

/// The list of the statistics and events of wick.md 17.6; the notation is that of [EntryNotation].
final class StatisticEntries {
  static final List<Entry> LIST =
      List.of(
          entry(
              "sum(src; n)",
              "n-1",
              "c",
              "window sum",
              "common definition",
              a -> new Sum(a.whole(0))),
          entry(
              "cum(src;)",
              "0",
              "s",
              "running sum, na on an na step",
              "common definition",
              a -> new Cumulative()),
          entry(
              "highest(src; n)",
              "n-1",
              "b",
              "extreme of the window",
              "common definition",
              a -> new Highest(a.whole(0))),
          entry(
              "lowest(src; n)",
              "n-1",
              "b",
              "extreme of the window",
              "common definition",
              a -> new Lowest(a.whole(0))),
          entry(
              "highest_ever(src;)",
              "0",
              "b",
              "extreme since the start",
              "common definition",
              a -> new RunningExtreme(Side.HIGHEST)),
          entry(
              "lowest_ever(src;)",
              "0",
              "b",
              "extreme since the start",
              "common definition",
              a -> new RunningExtreme(Side.LOWEST)),
          entry(
              "bars_since_highest(src; n)",
              "value int: n-1",
              "b",
              "steps back to the extreme; of equal ones the oldest",
              "common definition",
              a -> new ExtremeAge(a.whole(0), Side.HIGHEST)),
          entry(
              "bars_since_lowest(src; n)",
              "value int: n-1",
              "b",
              "steps back to the extreme; of equal ones the oldest",
              "common definition",
              a -> new ExtremeAge(a.whole(0), Side.LOWEST)),
          entry(
              "value_range(src; n)",
              "n-1",
              "b",
              "highest - lowest",
              "common definition",
              a -> new ValueRange(a.whole(0))),
          entry(
              "median(src; n)",
              "n-1",
              "s w",
              "middle (mean of the two)",
              "common definition",
              a -> new Median(a.whole(0))),
          entry(
              "mode(src; n)",
              "n-1",
              "s w",
              "most frequent, of equal ones the smallest",
              "common definition",
              a -> new Mode(a.whole(0))),
          entry(
              "percentile(src; n, p: real)",
              "n-1",
              "s w",
              "sorted z1 … zn; position n·p/100 + 0.5 cut to 1 … n, linear between ranks",
              "Hazen, Trans. ASCE 77, 1914",
              a -> new Percentile(a.whole(0), a.real(1))),
          entry(
              "percentile_nearest(src; n, p: real)",
              "n-1",
              "s w",
              "z at rank ceil(n·p/100), at least 1",
              "common definition",
              a -> new NearestPercentile(a.whole(0), a.real(1))),
          entry(
              "percent_rank(src; n)",
              "n",
              "h w",
              "100 · share of the n previous values <= src",
              "TradingView, Pine Script reference",
              a -> new PercentRank(a.whole(0))),
          entry(
              "mad(src; n)",
              "n-1",
              "c w",
              "mean of abs(x - mean)",
              "common definition",
              a -> new MeanDeviation(a.whole(0))),
          entry(
              "zscore(src; n)",
              "n-1",
              "c w",
              "(src - sma) / stdev; 0: na",
              "common definition",
              a -> new ZScore(a.whole(0))),
          entry(
              "skew(src; n)",
              "n-1",
              "c w",
              "m3 / m2^1.5 (population moments)",
              "common definition",
              a -> new Skewness(a.whole(0))),
          entry(
              "kurtosis(src; n)",
              "n-1",
              "c w",
              "m4 / m2² - 3 (population moments)",
              "common definition",
              a -> new Kurtosis(a.whole(0))),
          entry(
              "covariance(x y; n)",
              "n-1",
              "h w",
              "mean of (x - mean x)(y - mean y)",
              "common definition",
              a -> new Covariance(a.whole(0))),
          entry(
              "correlation(x y; n)",
              "n-1",
              "h w",
              "cov / sqrt(var x · var y), 0: na",
              "Pearson, Proc. Royal Society 58, 1895",
              a -> new Correlation(a.whole(0))),
          entry(
              "beta(x y; n)",
              "n-1",
              "h w",
              "cov / var y",
              "common definition",
              a -> new Beta(a.whole(0))),
          entry(
              "slope(src; n)",
              "n-1",
              "c w",
              "slope of the least-squares line; n = 1: na",
              "Gauss, *Theoria motus*, 1809",
              a -> new Slope(a.whole(0))),
          entry(
              "r_squared(src; n)",
              "n-1",
              "c w",
              "share of the variance that the least-squares line explains",
              "Gauss, *Theoria motus*, 1809",
              a -> new RSquared(a.whole(0))),
          entry(
              "autocorrelation(src; n, lag: count = 1)",
              "n-1+lag",
              "h w",
              "correlation(src, src[lag], n)",
              "Pearson, Proc. Royal Society 58, 1895",
              a -> new Autocorrelation(a.whole(0), a.whole(1))),
          entry(
              "cog(src; n = 10)",
              "n-1",
              "c w",
              "-sum(x[i] · (i + 1)) / sum(x), i = 0 newest",
              "Ehlers, Stocks & Commodities 20(5), 2002",
              a -> new CenterOfGravity(a.whole(0))),
          entry(
              "rising(src; n)",
              "value bool: n",
              "-",
              "strictly n steps up in a row; na ends a run",
              "common definition",
              a -> new Run(a.whole(0), Run.Direction.RISING)),
          entry(
              "falling(src; n)",
              "value bool: n",
              "-",
              "strictly n steps down in a row; na ends a run",
              "common definition",
              a -> new Run(a.whole(0), Run.Direction.FALLING)),
          entry(
              "all_true(cond; n)",
              "value bool: n-1",
              "-",
              "true on each of the last n steps",
              "common definition",
              a -> new ConditionCount(a.whole(0), ConditionCount.Question.ALL)),
          entry(
              "any_true(cond; n)",
              "value bool: 0",
              "-",
              "true on one of the last n steps",
              "common definition",
              a -> new ConditionCount(a.whole(0), ConditionCount.Question.ANY)),
          entry(
              "count_true(cond; n)",
              "value int: 0",
              "-",
              "how many of the last n steps were true",
              "common definition",
              a -> new ConditionCount(a.whole(0), ConditionCount.Question.COUNT)),
          entry(
              "cross_over(a b;)",
              "value bool: 1",
              "-",
              "a > b now and a <= b on the last step where both had a value",
              "TradingView, Pine Script reference",
              a -> new Cross(Cross.Way.OVER)),
          entry(
              "cross_under(a b;)",
              "value bool: 1",
              "-",
              "a < b now and a >= b on the last step where both had a value",
              "TradingView, Pine Script reference",
              a -> new Cross(Cross.Way.UNDER)),
          entry(
              "cross(a b;)",
              "value bool: 1",
              "-",
              "cross_over or cross_under",
              "TradingView, Pine Script reference",
              a -> new Cross(Cross.Way.EITHER)),
          entry(
              "bars_since(cond;)",
              "value int: -",
              "-",
              "steps since cond was true; none before",
              "TradingView, Pine Script reference",
              a -> new BarsSince()),
          entry(
              "value_when(cond src; occurrence: count = 0)",
              "-",
              "-",
              "src at the last (occurrence-th older) step where cond was true, na included",
              "TradingView, Pine Script reference",
              a -> new ValueWhen(a.whole(0))));

  private StatisticEntries() {}

  private static Entry entry(
      String call,
      String first,
      String rule,
      String definition,
      String source,
      Entry.Factory factory) {
    return EntryNotation.entry(Family.STATISTIC, call, first, rule, definition, source, factory);
  }
}
