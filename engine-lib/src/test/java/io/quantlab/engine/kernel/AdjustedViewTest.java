package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.indicator.average.Wma;
import io.quantlab.engine.indicator.momentum.Macd;
import io.quantlab.engine.indicator.momentum.RateOfChange;
import io.quantlab.engine.indicator.momentum.Rsi;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.ZScore;
import io.quantlab.engine.indicator.volatility.Atr;
import io.quantlab.engine.indicator.volatility.BollingerBands;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// M-10, M-12: what a strategy sees is, at every bar, the history restated for the actions up to
/// that bar and no other. The twin restates the whole history and feeds fresh indicators.
@ExtendWith(InvariantsExtension.class)
class AdjustedViewTest {
  private static final SessionCalendar XNYS = Calendars.byName("XNYS");

  /// A set of indicators over one stream of bars.
  private static final class Panel {
    private final Sma sma = new Sma(20);
    private final Ema ema = new Ema(30);
    private final Rsi rsi = new Rsi(14);
    private final Atr atr = new Atr(14);
    private final BollingerBands bands = new BollingerBands(20, 2);
    private final Highest highest = new Highest(50);
    private final Macd macd = new Macd(12, 26, 9);
    private final Wma wma = new Wma(10);
    private final ZScore score = new ZScore(20);
    private final RateOfChange rate = new RateOfChange(10);

    void bar(double high, double low, double close) {
      sma.update(close);
      ema.update(close);
      rsi.update(close);
      atr.update(high, low, close);
      bands.update(close);
      highest.update(high);
      macd.update(close);
      wma.update(close);
      score.update(close);
      rate.update(close);
    }

    void rebase(double factor) {
      sma.rebase(factor);
      ema.rebase(factor);
      rsi.rebase(factor);
      atr.rebase(factor);
      bands.rebase(factor);
      highest.rebase(factor);
      macd.rebase(factor);
      wma.rebase(factor);
      score.rebase(factor);
      rate.rebase(factor);
    }

    double[] values() {
      return new double[] {
        sma.value(),
        ema.value(),
        rsi.value(),
        atr.value(),
        bands.upper(),
        highest.value(),
        macd.value(),
        macd.signal(),
        wma.value(),
        score.value(),
        rate.value()
      };
    }
  }

  /// Sees bars, restates its indicators when told, and notes their values.
  private static final class Watcher implements Strategy {
    private final Panel panel = new Panel();
    private final List<double[]> values = new ArrayList<>();
    private final List<Double> factors = new ArrayList<>();

    @Override
    public void onBar(BarView b) {
      panel.bar(b.highTicks(), b.lowTicks(), b.closeTicks());
      values.add(panel.values());
    }

    @Override
    public void onRebase(int token, double factor) {
      factors.add(factor);
      panel.rebase(factor);
    }
  }

  private record Action(long nanos, boolean split, BigDecimal value) {}

  private static List<Action> actions() throws IOException {
    List<Action> actions = new ArrayList<>();
    try (BufferedReader in = SharedFiles.open("equity/corporate-actions.csv")) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] c = line.split(",");
        if (c[0].equals("AAPL")) {
          int s = XNYS.sessionOnOrAfterDay((int) LocalDate.parse(c[1]).toEpochDay());
          actions.add(new Action(XNYS.extendedOpen(s), c[2].equals("split"), new BigDecimal(c[3])));
        }
      }
    }
    return actions;
  }

  private static MarketRows bars() throws IOException {
    MarketRows rows = MarketRows.bars();
    try (BufferedReader in = SharedFiles.open("equity/daily/AAPL.csv.gz")) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] c = line.split(",");
        int s = XNYS.sessionOnOrAfterDay((int) LocalDate.parse(c[0]).toEpochDay());
        long[] p = new long[4];
        for (int i = 0; i < 4; i++) {
          p[i] = new BigDecimal(c[2 + i]).movePointRight(4).longValueExact();
        }
        rows.bar(XNYS.regularOpen(s), XNYS.regularClose(s), p[0], p[1], p[2], p[3], 100);
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("M-12: Apple's 4 splits and 35 dividends, eleven indicators at every 25th bar")
  void agreesWithRestatedHistory(PriceView view) throws IOException {
    MarketRows bars = bars();
    List<Action> actions = actions();
    MarketRows rows = MarketRows.actions();
    for (Action a : actions) {
      BigDecimal value = a.split ? a.value : a.value.movePointRight(4);
      rows.row(
          a.nanos,
          (a.split ? ActionKind.SPLIT : ActionKind.DIVIDEND).id(),
          value.movePointRight(4).longValueExact(),
          10_000,
          0);
    }
    Watcher watcher = new Watcher();
    Lab.empty()
        .instrument(Lab.terms(1, Decimal.unit(4), Decimal.ONE, Decimal.ONE, 1))
        .calendar(1, XNYS)
        .data(1, bars)
        .data(1, rows)
        .actions(ActionRules.RAW.withView(view))
        .trader(() -> watcher)
        .run();
    int expected =
        switch (view) {
          case RAW -> 0;
          case SPLIT -> 4;
          case SPLIT_DIVIDEND -> 39;
        };
    assertEquals(expected, watcher.factors.size());
    List<long[]> all = bars.rows();
    assertEquals(all.size(), watcher.values.size());
    for (int now = 24; now < all.size(); now += 25) {
      double[] naive = naive(all, now, actions, view);
      double[] seen = watcher.values.get(now);
      for (int i = 0; i < naive.length; i++) {
        String at = view + " bar " + now + " value " + i;
        assertEquals(Double.isNaN(naive[i]), Double.isNaN(seen[i]), at);
        double scale = Double.isNaN(naive[i]) ? 1 : Math.max(1, Math.abs(naive[i]));
        assertEquals(naive[i], seen[i], 1e-9 * scale, at);
      }
    }
  }

  /// Fresh indicators over the history as it is known at a bar.
  private static double[] naive(List<long[]> all, int now, List<Action> actions, PriceView view) {
    Panel panel = new Panel();
    for (int i = Math.max(0, now - 900); i <= now; i++) {
      double factor = 1;
      for (Action a : actions) {
        if (a.nanos > all.get(i)[0] && a.nanos <= all.get(now)[0]) {
          factor *= factor(a, all, view);
        }
      }
      long[] bar = all.get(i);
      panel.bar(bar[3] * factor, bar[4] * factor, bar[5] * factor);
    }
    return panel.values();
  }

  private static double factor(Action a, List<long[]> all, PriceView view) {
    if (a.split) {
      return view == PriceView.RAW ? 1 : 1 / a.value.doubleValue();
    }
    if (view != PriceView.SPLIT_DIVIDEND) {
      return 1;
    }
    int before = 0;
    while (before + 1 < all.size() && all.get(before + 1)[0] < a.nanos) {
      before++;
    }
    return 1 - a.value.doubleValue() * 10_000 / all.get(before)[5];
  }

  @Test
  @DisplayName(
      "M-10: two strategies of one run see two views; a week's bar is restated as it forms")
  void viewsPerStrategy() {
    long day = 24 * 3600;
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 400, 8)
            .trade(at(2), 480, 8)
            .trade(at(day + 1), 101, 40)
            .trade(at(day + 2), 96, 40)
            .trade(at(7 * day), 100, 1);
    MarketRows split = MarketRows.actions().row(at(day), ActionKind.SPLIT.id(), 4, 1, 0);
    List<String> seen = new ArrayList<>();
    Lab.on(rows)
        .data(1, split)
        .trader("raw", () -> new Weekly("raw", PriceView.RAW, seen), 1_000)
        .trader("split", () -> new Weekly("split", PriceView.SPLIT, seen), 1_000)
        .run();
    assertEquals(
        List.of(
            "split x 0.25",
            "raw 400 480 96 96 96", // open high low close volume
            "split 100 120 96 96 144"),
        seen);
  }

  private static final class Weekly implements Strategy {
    private final String name;
    private final PriceView view;
    private final List<String> seen;

    Weekly(String name, PriceView view, List<String> seen) {
      this.name = name;
      this.view = view;
      this.seen = seen;
    }

    @Override
    public void onStart(StrategyContext c) {
      c.view(1, view);
      c.subscribeBars(1, Interval.week());
    }

    @Override
    public void onRebase(int token, double factor) {
      seen.add(name + " x " + factor);
    }

    @Override
    public void onBar(BarView b) {
      assertTrue(b.volumeLots() > 0);
      seen.add(
          name
              + " "
              + b.openTicks()
              + " "
              + b.highTicks()
              + " "
              + b.lowTicks()
              + " "
              + b.closeTicks()
              + " "
              + b.volumeLots());
    }
  }
}
