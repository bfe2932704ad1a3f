package io.quantlab.engine.mirror;

import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold of money whatever the profile (engine contract X-7), on the first 380 days of
/// Apple in the shared data, laid on the minutes of one session.
class MoneyIdentitiesTest {
  private static final int BARS = 380;
  private static final long CENT = 1_000_000; // a tick of one lot, 1e-8
  private static final long MILLION = 1_000_000;
  private static long[][] prices;

  @BeforeAll
  static void read() throws IOException {
    prices = new long[BARS][];
    try (BufferedReader in = SharedFiles.open("equity/daily/AAPL.csv.gz")) {
      in.readLine();
      for (int i = 0; i < BARS; i++) {
        String[] cells = in.readLine().split(",");
        prices[i] = new long[5];
        for (int c = 0; c < 4; c++) {
          prices[i][c] = new BigDecimal(cells[c + 2]).movePointRight(2).longValueExact();
        }
        prices[i][4] = Long.parseLong(cells[6]);
      }
    }
  }

  private static MarketRows rows() {
    MarketRows rows = MarketRows.bars();
    for (int i = 0; i < BARS; i++) {
      long[] p = prices[i];
      rows.bar(minute(i), minute(i + 1), p[0], p[1], p[2], p[3], p[4]);
    }
    return rows;
  }

  private static Lab lab(String profile) {
    FillProfile named = FillProfile.byName(profile).orElseThrow();
    return Lab.on(rows())
        .profile(named.withSlippage(new SlippageModel.None()))
        .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE));
  }

  private static long gain(LabResult r) {
    return r.account().navE8() - r.account().depositE8();
  }

  /// Market orders of both sides at 40 closes, from a seed, each side and size multiplied.
  private static LabResult trade(String profile, long factor, FeeModel fees) {
    return lab(profile)
        .fees(fees)
        .trader(
            "random",
            Script.of(s -> {
              SplittableRandom random = new SplittableRandom(17);
              for (int i = 0; i < 40; i++) {
                long lots = random.nextLong(1, 20) * (random.nextBoolean() ? 1 : -1) * factor;
                s.at(minute(1 + i * 9), c -> c.market(1, lots));
              }
            }),
            MILLION)
        .run();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"standard", "touch", "queue-touch", "through", "immediate", "volume-share"})
  @DisplayName("X-7: buy and hold is the price return less the costs, exactly")
  void buyAndHold(String profile) {
    LabResult r =
        lab(profile)
            .fees(new FeeModel.PerTrade(100 * CENT))
            .trader("hold", Script.of(s -> s.at(minute(1), c -> c.market(1, 100))), MILLION)
            .run();
    // the close of the first day, the open of the second, or its close
    long entry =
        switch (profile) {
          case "immediate" -> prices[0][3];
          case "volume-share" -> prices[1][3];
          default -> prices[1][0];
        };
    long last = prices[BARS - 1][3];
    assertEquals(100 * (last - entry) * CENT - 100 * CENT, gain(r));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"standard", "touch", "queue-touch", "through", "immediate", "volume-share"})
  @DisplayName("X-7: without costs profit is the sum over the fills and what is held at the end")
  void sumOverFills(String profile) {
    LabResult r = trade(profile, 1, new FeeModel.None());
    assertEquals(40, r.fills().size());
    long cash = 0;
    long held = 0;
    for (LabResult.Fill fill : r.fills()) {
      long sign = fill.side() == Side.BUY ? 1 : -1;
      cash -= sign * fill.lots() * fill.priceTicks();
      held += sign * fill.lots();
    }
    assertEquals((cash + held * prices[BARS - 1][3]) * CENT, gain(r));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"standard", "touch", "queue-touch", "through", "immediate", "volume-share"})
  @DisplayName("X-7: seven times the lots make seven times the profit; the other side its negative")
  void scalingAndSymmetry(String profile) {
    long once = gain(trade(profile, 1, new FeeModel.None()));
    assertTrue(once != 0, "something was gained or lost");
    assertEquals(7 * once, gain(trade(profile, 7, new FeeModel.None())));
    assertEquals(-once, gain(trade(profile, -1, new FeeModel.None())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"standard", "touch", "queue-touch", "through", "immediate", "volume-share"})
  @DisplayName("X-7: a fee changes profit by the fee and nothing else")
  void feesAlone(String profile) {
    long without = gain(trade(profile, 1, new FeeModel.None()));
    LabResult with = trade(profile, 1, new FeeModel.Bps(20_000, 20_000));
    assertEquals(without - with.account().feesE8(), gain(with));
    assertEquals(without - 40 * 3 * CENT, gain(trade(profile, 1, new FeeModel.PerTrade(3 * CENT))));
  }
}
