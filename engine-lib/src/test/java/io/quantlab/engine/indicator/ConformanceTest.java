package io.quantlab.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.average.Rma;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.indicator.average.Wma;
import io.quantlab.engine.indicator.momentum.Macd;
import io.quantlab.engine.indicator.momentum.Rsi;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.volatility.Atr;
import io.quantlab.engine.indicator.volatility.BollingerBands;
import io.quantlab.engine.indicator.volatility.StandardDeviation;
import io.quantlab.engine.indicator.volume.Vwap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Kernels against `indicators.json`, the reference values of wick.md section 17 (shared data): 130
/// half-hour bars, and 12 bars with flat prices, no volume and a hole.
class ConformanceTest {
  private String text;

  @BeforeEach
  void load() throws IOException {
    Path directory = Columns.shared("conformance");
    assumeTrue(directory != null, "the conformance cases are absent");
    text = Files.readString(directory.resolve("indicators.json"));
  }

  private interface Kernel {
    double at(int bar);
  }

  private void compare(String name, Kernel kernel) {
    double[] expected = array(text, name);
    for (int bar = 0; bar < expected.length; bar++) {
      Columns.assertClose(expected[bar], kernel.at(bar), name + " at bar " + bar);
    }
  }

  /// The first array of numbers with this key.
  private static double[] array(String json, String key) {
    Matcher found = Pattern.compile('"' + key + "\": *\\[([-0-9.eE,\\snul]*)\\]").matcher(json);
    assertTrue(found.find(), "no array " + key);
    String[] fields = found.group(1).split(",");
    double[] values = new double[fields.length];
    for (int i = 0; i < fields.length; i++) {
      String field = fields[i].strip();
      values[i] = field.equals("null") ? Double.NaN : Double.parseDouble(field);
    }
    return values;
  }

  @Test
  void halfHourBars() {
    double[] high = array(text, "h");
    double[] low = array(text, "l");
    double[] close = array(text, "c");
    assertEquals(130, close.length);
    Sma sma = new Sma(10);
    compare("sma10", bar -> sma.update(close[bar]));
    Ema ema = new Ema(20);
    compare("ema20", bar -> ema.update(close[bar]));
    Rma rma = new Rma(14);
    compare("rma14", bar -> rma.update(close[bar]));
    Rsi rsi = new Rsi(14);
    compare("rsi14", bar -> rsi.update(close[bar]));
    Macd macd = new Macd(12, 26, 9);
    compare("macd", bar -> macd.update(close[bar]));
    BollingerBands bands = new BollingerBands(20, 2);
    compare("bb_up", bar -> upper(bands, close[bar]));
    Atr atr = new Atr(14);
    compare("atr14", bar -> atr.update(high[bar], low[bar], close[bar]));
    Highest channel = new Highest(20);
    compare("dc_up", bar -> channel.update(high[bar]));
  }

  private static double upper(BollingerBands bands, double value) {
    bands.update(value);
    return bands.upper();
  }

  @Test
  void sessionAnchoredPrice() {
    double[] high = array(text, "h");
    double[] low = array(text, "l");
    double[] close = array(text, "c");
    double[] volume = array(text, "v");
    Vwap vwap = new Vwap();
    compare(
        "vwap_session",
        bar -> {
          if (bar % 13 == 0) { // 13 bars to a session
            vwap.reset();
          }
          return vwap.update((high[bar] + low[bar] + close[bar]) / 3, volume[bar]);
        });
  }

  @Test
  void flatPricesNoVolumeAndAHole() {
    text = text.substring(text.indexOf("\"edge\""));
    double[] high = array(text, "h");
    double[] low = array(text, "l");
    double[] close = array(text, "c");
    double[] volume = array(text, "v");
    double[] hole = close.clone();
    hole[6] = Double.NaN;
    assertEquals(12, close.length);
    Sma sma = new Sma(3);
    compare("sma3_hole", bar -> sma.update(hole[bar]));
    Ema ema = new Ema(3);
    compare("ema3_hole", bar -> ema.update(hole[bar]));
    Rsi rsi = new Rsi(3);
    compare("rsi3", bar -> rsi.update(close[bar]));
    Rsi broken = new Rsi(3);
    compare("rsi3_hole", bar -> broken.update(hole[bar]));
    Highest highest = new Highest(3);
    compare("highest3_hole", bar -> highest.update(hole[bar]));
    Wma wma = new Wma(3);
    compare("wma3_hole", bar -> wma.update(hole[bar]));
    StandardDeviation deviation = new StandardDeviation(3);
    compare("stdev3_hole", bar -> deviation.update(hole[bar]));
    Atr atr = new Atr(3);
    compare("atr3", bar -> atr.update(high[bar], low[bar], close[bar]));
    Vwap vwap = new Vwap();
    compare("vwap", bar -> vwap.update((high[bar] + low[bar] + close[bar]) / 3, volume[bar]));
  }
}
