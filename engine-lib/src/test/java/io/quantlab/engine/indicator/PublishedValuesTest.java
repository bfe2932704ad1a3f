package io.quantlab.engine.indicator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.average.Rma;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.indicator.momentum.Macd;
import io.quantlab.engine.indicator.momentum.RateOfChange;
import io.quantlab.engine.indicator.momentum.Rsi;
import io.quantlab.engine.indicator.statistic.Beta;
import io.quantlab.engine.indicator.statistic.Correlation;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.indicator.statistic.ZScore;
import io.quantlab.engine.indicator.volatility.Atr;
import io.quantlab.engine.indicator.volatility.BollingerBands;
import io.quantlab.engine.indicator.volatility.StandardDeviation;
import io.quantlab.engine.indicator.volatility.TrueRange;
import io.quantlab.engine.indicator.volume.Vwap;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Kernels against the published results of Stock.Indicators on 502 daily bars (shared data).
class PublishedValuesTest {
  private Path directory;
  private double[] high;
  private double[] low;
  private double[] close;
  private double[] volume;

  private interface Kernel {
    double at(int bar);
  }

  @BeforeEach
  void load() {
    directory = Columns.shared("data/indicators");
    assumeTrue(directory != null, "shared data is absent");
    Columns bars = Columns.read(directory.resolve("bars.csv"));
    high = bars.get("high");
    low = bars.get("low");
    close = bars.get("close");
    volume = bars.get("volume");
  }

  /// Compares from the first expected value on, and `NaN` before it, from bar `from` on.
  private void compare(String file, String column, int from, Kernel kernel) {
    double[] expected = Columns.read(directory.resolve("expected/" + file + ".csv.gz")).get(column);
    for (int bar = 0; bar < close.length; bar++) {
      double actual = kernel.at(bar);
      if (bar >= from) {
        Columns.assertClose(expected[bar], actual, file + "." + column + " at bar " + bar);
      }
    }
  }

  @Test
  void averages() {
    Sma sma = new Sma(20);
    compare("sma", "sma", 0, bar -> sma.update(close[bar]));
    Ema ema = new Ema(20);
    compare("ema", "ema", 0, bar -> ema.update(close[bar]));
    Rma rma = new Rma(20);
    compare("smma", "smma", 0, bar -> rma.update(close[bar]));
  }

  @Test
  void oscillators() {
    Rsi rsi = new Rsi(14);
    compare("rsi", "rsi", 0, bar -> rsi.update(close[bar]));
    Macd macd = new Macd(12, 26, 9);
    compare("macd", "macd", 0, bar -> macd.update(close[bar]));
    Macd signal = new Macd(12, 26, 9);
    compare("macd", "signal", 0, bar -> after(signal, bar).signal());
    Macd histogram = new Macd(12, 26, 9);
    compare("macd", "histogram", 0, bar -> after(histogram, bar).histogram());
    RateOfChange roc = new RateOfChange(20);
    compare("roc-wb", "roc", 0, bar -> roc.update(close[bar]));
  }

  private Macd after(Macd macd, int bar) {
    macd.update(close[bar]);
    return macd;
  }

  @Test
  void ranges() {
    TrueRange range = new TrueRange(TrueRange.FirstBar.ABSENT);
    compare("tr", "tr", 0, bar -> range.update(high[bar], low[bar], close[bar]));
    Atr atr = new Atr(14); // starts one bar earlier here (wick.md 17.7): equal after warm-up
    compare("atr", "atr", 400, bar -> atr.update(high[bar], low[bar], close[bar]));
    Highest highest = new Highest(20);
    Lowest lowest = new Lowest(20);
    compareNaive(highest, lowest);
  }

  private void compareNaive(Highest highest, Lowest lowest) {
    for (int bar = 0; bar < close.length; bar++) {
      double up = bar < 19 ? Double.NaN : Double.NEGATIVE_INFINITY;
      double down = bar < 19 ? Double.NaN : Double.POSITIVE_INFINITY;
      for (int i = Math.max(0, bar - 19); i <= bar; i++) {
        up = Math.max(up, high[i]);
        down = Math.min(down, low[i]);
      }
      Columns.assertClose(up, highest.update(high[bar]), "highest at bar " + bar);
      Columns.assertClose(down, lowest.update(low[bar]), "lowest at bar " + bar);
    }
  }

  @Test
  void deviations() {
    // The file names no period; its first value at bar 13 says 14, and all 489 values agree.
    StandardDeviation deviation = new StandardDeviation(14);
    compare("stdev", "stdDev", 0, bar -> deviation.update(close[bar]));
    ZScore zscore = new ZScore(14);
    compare("stdev", "zScore", 0, bar -> zscore.update(close[bar]));
    BollingerBands middle = new BollingerBands(20, 2);
    compare("bb", "sma", 0, bar -> middle.update(close[bar]));
    compare("bb", "upperBand", 0, bands(BollingerBands::upper));
    compare("bb", "lowerBand", 0, bands(BollingerBands::lower));
  }

  private Kernel bands(java.util.function.ToDoubleFunction<BollingerBands> field) {
    BollingerBands bands = new BollingerBands(20, 2);
    return bar -> {
      bands.update(close[bar]);
      return field.applyAsDouble(bands);
    };
  }

  @Test
  void volumePrice() {
    Vwap vwap = new Vwap();
    compare(
        "vwap",
        "vwap",
        0,
        bar -> vwap.update((high[bar] + low[bar] + close[bar]) / 3, volume[bar]));
  }

  @Test
  void pairs() {
    double[] other = Columns.read(directory.resolve("bars-compare.csv")).get("close");
    Correlation correlation = new Correlation(20);
    compare("corr", "correlation", 0, bar -> correlation.update(close[bar], other[bar]));
    Columns expected = Columns.read(directory.resolve("expected/beta.csv.gz"));
    double[] asset = expected.get("returnsEval");
    double[] market = expected.get("returnsMrkt");
    Beta beta = new Beta(50); // of one-bar returns; the file's first return is a placeholder
    compare("beta", "beta", 50, bar -> beta.update(asset[bar], market[bar]));
  }
}
