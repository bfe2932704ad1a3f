package io.quantlab.engine.mirror;

import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A whole small backtest done twice (engine contract X-6): by the engine, and by the forty lines
/// of [#byHand] over `BigDecimal`, written from the table of F-3 and nothing else.
///
/// 380 days of Apple from the shared data; at every fifth close one order of ten shares, drawn from
/// a seed, good until filled: market, limit or stop near the close. One order is at the venue at a
/// time, so no path matters.
class WholeBacktestTest {
  private static final int BARS = 380;
  private static final BigDecimal TICK = new BigDecimal("0.01");
  private static BigDecimal[][] prices;

  /// What is sent at a close.
  private record Sent(int bar, String kind, int sign, BigDecimal price) {}

  @BeforeAll
  static void read() throws IOException {
    prices = new BigDecimal[BARS][];
    try (BufferedReader in = SharedFiles.open("equity/daily/AAPL.csv.gz")) {
      in.readLine();
      for (int i = 0; i < BARS; i++) {
        String[] cells = in.readLine().split(",");
        prices[i] = new BigDecimal[5];
        for (int c = 0; c < 5; c++) {
          prices[i][c] = new BigDecimal(cells[c + 2]);
        }
      }
    }
  }

  private static List<Sent> plan() {
    SplittableRandom random = new SplittableRandom(5);
    List<Sent> plan = new ArrayList<>();
    for (int bar = 0; bar < BARS - 1; bar += 5) {
      String kind = List.of("market", "limit", "stop").get(random.nextInt(3));
      int sign = random.nextBoolean() ? 1 : -1;
      BigDecimal away = TICK.multiply(BigDecimal.valueOf(random.nextInt(0, 60)));
      boolean below = kind.equals("limit") == sign > 0;
      plan.add(
          new Sent(
              bar, kind, sign, below ? prices[bar][3].subtract(away) : prices[bar][3].add(away)));
    }
    return plan;
  }

  /// F-3 for one order at a time.
  private static List<String> byHand(FillProfile profile, List<Sent> plan) {
    List<String> fills = new ArrayList<>();
    BigDecimal through = TICK.multiply(BigDecimal.valueOf(profile.throughTicks()));
    for (Sent order : plan) {
      int last = Math.min(order.bar + 5, BARS - 1);
      if (order.kind.equals("market") && profile.barTiming() == Timing.BAR_CLOSE) {
        fills.add(fill(order, prices[order.bar][3]));
        continue;
      }
      for (int bar = order.bar + 1; bar <= last; bar++) {
        BigDecimal[] p = prices[bar];
        BigDecimal first = profile.barTiming() == Timing.NEXT_CLOSE ? p[3] : p[0];
        BigDecimal better = order.sign > 0 ? p[2] : p[1];
        BigDecimal worse = order.sign > 0 ? p[1] : p[2];
        if (profile.barTiming() == Timing.NEXT_CLOSE) {
          better = first;
          worse = first;
        }
        BigDecimal at = price(order, first, better, worse, through);
        if (at != null) {
          fills.add(fill(order, at));
          break;
        }
      }
    }
    return fills;
  }

  /// The price an order gets on a bar, `null` = none.
  private static BigDecimal price(
      Sent order, BigDecimal first, BigDecimal better, BigDecimal worse, BigDecimal through) {
    int sign = order.sign;
    BigDecimal sided = BigDecimal.valueOf(sign);
    switch (order.kind) {
      case "market":
        return first;
      case "limit":
        int open = order.price.subtract(first).multiply(sided).signum();
        if (open > 0 || open == 0 && through.signum() == 0) {
          return first;
        }
        boolean reached = order.price.subtract(better).multiply(sided).compareTo(through) >= 0;
        return reached ? order.price : null;
      default:
        if (first.subtract(order.price).multiply(sided).signum() >= 0) {
          return first;
        }
        return worse.subtract(order.price).multiply(sided).signum() >= 0 ? order.price : null;
    }
  }

  private static String fill(Sent order, BigDecimal price) {
    return (order.sign > 0 ? "BUY" : "SELL") + " 10 @ " + price.movePointRight(2).longValueExact();
  }

  private static LabResult byEngine(FillProfile profile, List<Sent> plan) {
    MarketRows rows = MarketRows.bars();
    for (int i = 0; i < BARS; i++) {
      long[] p = new long[5];
      for (int c = 0; c < 4; c++) {
        p[c] = prices[i][c].movePointRight(2).longValueExact();
      }
      rows.bar(minute(i), minute(i + 1), p[0], p[1], p[2], p[3], prices[i][4].longValueExact());
    }
    return Lab.on(rows)
        .profile(profile)
        .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE))
        .trader(
            "plan",
            Script.of(s -> {
              for (Sent order : plan) {
                s.at(
                    minute(order.bar + 1),
                    c -> {
                      c.cancelAll(1);
                      send(c, order);
                    });
              }
            }),
            1_000_000)
        .run();
  }

  private static void send(StrategyContext c, Sent order) {
    Side side = Side.ofSign(order.sign);
    long ticks = order.price.movePointRight(2).longValueExact();
    c.submit(
        switch (order.kind) {
          case "market" -> OrderRequest.market(1, side, 10);
          case "limit" -> OrderRequest.limit(1, side, 10, ticks);
          default -> OrderRequest.stop(1, side, 10, ticks);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"standard", "touch", "queue-touch", "through", "immediate", "volume-share"})
  @DisplayName("X-6: the engine and a backtest by hand agree fill by fill, and in money")
  void agree(String name) {
    FillProfile profile =
        FillProfile.byName(name).orElseThrow().withSlippage(new SlippageModel.None());
    List<Sent> plan = plan();
    List<String> expected = byHand(profile, plan);
    LabResult r = byEngine(profile, plan);
    assertEquals(String.join("\n", expected), String.join("\n", r.trades()));
    assertTrue(expected.size() > 40, () -> expected.size() + " fills");
    BigDecimal gain = BigDecimal.ZERO;
    for (String fill : expected) {
      String[] words = fill.split(" ");
      BigDecimal sign = BigDecimal.valueOf(words[0].equals("BUY") ? 1 : -1);
      BigDecimal paid = new BigDecimal(words[3]).movePointLeft(2);
      BigDecimal left = prices[BARS - 1][3].subtract(paid);
      gain = gain.add(left.multiply(sign).multiply(BigDecimal.TEN));
    }
    long e8 = r.account().navE8() - r.account().depositE8();
    assertEquals(gain.movePointRight(8).longValueExact(), e8);
  }
}
