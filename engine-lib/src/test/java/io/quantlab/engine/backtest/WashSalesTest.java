package io.quantlab.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.backtest.WashSales.Sale;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.TripMethod;
import io.quantlab.engine.portfolio.WashSaleRule;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.SmallRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A-3, wash sales: by hand after the examples of 26 CFR 1.1091-1, and against a count of single
/// shares. Days count from 0, money in dollars.
class WashSalesTest {
  private static final long DOLLAR = 100_000_000;
  private static final long DAY = 86_400_000_000_000L;

  private final WashSales washes = new WashSales();

  private void trade(int day, long signedLots, long order) {
    washes.filled(0, 1, 0, signedLots, order, day * DAY + 50_000);
  }

  private Sale sold(int day, long lots, long entryOrder, long exitOrder, long netDollars) {
    trade(day, -lots, exitOrder);
    return washes.closed(0, 1, 1, lots, entryOrder, day * DAY + 50_000, netDollars * DOLLAR);
  }

  private static String marks(Sale sale) {
    return sale.lots() + " " + sale.lossE8() / DOLLAR;
  }

  @Test
  @DisplayName("A-3: 100 shares sold at a loss and 75 bought within the days: 75 do not count")
  void partly() {
    trade(0, 100, 1);
    Sale sale = sold(100, 100, 1, 2, -1_000);
    trade(120, 75, 3);
    assertEquals("75 750", marks(sale));
  }

  @Test
  @DisplayName("A-3: the 30th day counts, the 31st does not, before and after")
  void window() {
    trade(0, 100, 1);
    trade(60, 10, 2);
    trade(61, 20, 3);
    Sale sale = sold(91, 100, 1, 4, -1_000);
    assertEquals("20 200", marks(sale), "bought on the 30th day before, not on the 31st");
    trade(121, 30, 5);
    assertEquals("50 500", marks(sale));
    trade(122, 40, 6);
    assertEquals("50 500", marks(sale));
  }

  @Test
  @DisplayName("A-3: a gain is no wash sale; a part of one purchase does not replace the rest")
  void noWash() {
    trade(0, 100, 1);
    assertEquals("0 0", marks(sold(1, 40, 1, 2, -400)));
    Sale gain = sold(2, 60, 1, 3, 600);
    trade(3, 100, 4);
    assertEquals("0 0", marks(gain));
  }

  @Test
  @DisplayName("A-3: a bought lot replaces one sold lot, the earliest sale first")
  void once() {
    trade(0, 100, 1);
    trade(0, 100, 2);
    Sale first = sold(50, 100, 1, 3, -100);
    Sale second = sold(51, 100, 2, 4, -500);
    // what was bought by order 2 is 50 days old: nothing replaces yet
    trade(60, 120, 5);
    assertEquals("100 100", marks(first));
    assertEquals("20 100", marks(second));
  }

  @Test
  @DisplayName("A-3: shares bought before count only while they are held")
  void soldBefore() {
    trade(0, 10, 1);
    trade(90, 10, 2);
    assertEquals("0 0", marks(sold(95, 10, 2, 3, 5)), "a gain");
    assertEquals("0 0", marks(sold(96, 10, 1, 4, -5)), "nothing is left that was bought on day 90");
  }

  @Test
  @DisplayName("A-3: losses on shorts are replaced by short sales; purchases do not")
  void shorts() {
    trade(0, -50, 1);
    washes.filled(0, 1, 0, 50, 2, 40 * DAY);
    Sale cover = washes.closed(0, 1, -1, 50, 1, 40 * DAY, -300 * DOLLAR);
    trade(41, 50, 3);
    assertEquals("0 0", marks(cover));
    trade(42, -70, 4); // closes 50, opens 20 short
    assertEquals("20 120", marks(cover));
  }

  // ---- a run ----

  /// Two in, two out, one in, one out: an order a tick, filled at the next one.
  private static final class Planned implements Strategy {
    private final long[] orders = {2, -2, 1, -1, 0};
    private StrategyContext context;
    private int tick;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView t) {
      context.market(t.token(), orders[tick++]);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-3: the columns of a run; the loss is net of fees, whatever a trade is")
  void columns(TripMethod method) {
    MarketRows rows = MarketRows.trades();
    long[] prices = {9_900, 10_000, 9_000, 9_100, 9_500};
    for (int i = 0; i < prices.length; i++) {
      rows.trade(SmallRun.START + i * SmallRun.MINUTE, prices[i], 100);
    }
    SmallRun run =
        new SmallRun(
            SmallRun.sources(rows),
            sources -> List.of(new Planned()),
            FillProfile.standard(),
            new FeeModel.PerTrade(12 * DOLLAR / 100),
            AccountTerms.none()
                .withRules(AccountRules.STANDARD.with(method).with(WashSaleRule.US)));
    Table trades = run.result.tables().trades();
    int lots = trades.schema().column("washLots");
    int loss = trades.schema().column("washLoss");
    assertEquals(2, trades.rows());
    // 20.00 and 0.24 of fees were lost on two, one was bought again
    assertEquals(1, trades.longAt(0, lots));
    assertEquals(1_012_000_000, trades.longAt(0, loss));
    assertEquals(0, trades.longAt(1, lots));
    assertEquals(0, trades.longAt(1, loss));
  }

  // ---- the twin ----

  private static final class Share {
    final int order;
    final int day;
    boolean held = true;
    boolean used;

    Share(int order, int day) {
      this.order = order;
      this.day = day;
    }
  }

  private record Open(int day, int order, long[] washed, int lots) {}

  @Test
  @DisplayName("A-3: random longs, first in first out, agree with a count of single shares")
  void twin() {
    for (long seed = 1; seed <= 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      WashSales all = new WashSales();
      List<Share> shares = new ArrayList<>();
      List<Open> losses = new ArrayList<>();
      List<Sale> sales = new ArrayList<>();
      int day = 0;
      for (int order = 1; order <= 40; order++) {
        day += random.nextInt(12);
        long held = shares.stream().filter(s -> s.held).count();
        boolean buys = held == 0 || random.nextInt(5) < 3;
        int lots = buys ? 1 + random.nextInt(9) : 1 + random.nextInt((int) held);
        all.filled(0, 1, 0, buys ? lots : -lots, order, day * DAY);
        if (buys) {
          for (int i = 0; i < lots; i++) {
            Share share = new Share(order, day);
            shares.add(share);
            for (Open loss : losses) {
              if (!share.used && loss.washed[0] < loss.lots && day - loss.day <= 30) {
                share.used = true;
                loss.washed[0]++;
              }
            }
          }
          continue;
        }
        for (int rest = lots; rest > 0; ) {
          Share first = shares.stream().filter(s -> s.held).findFirst().orElseThrow();
          int n = 0;
          for (Share s : shares) {
            if (s.held && s.order == first.order && n < rest) {
              s.held = false;
              n++;
            }
          }
          long net = random.nextBoolean() ? -100L * n : 100L * n;
          sales.add(all.closed(0, 1, 1, n, first.order, day * DAY, net * DOLLAR));
          Open loss = new Open(day, first.order, new long[1], net < 0 ? n : 0);
          for (Share s : shares) {
            boolean counts = s.held && !s.used && s.order != first.order && day - s.day <= 30;
            if (counts && loss.washed[0] < loss.lots) {
              s.used = true;
              loss.washed[0]++;
            }
          }
          losses.add(loss);
          rest -= n;
        }
      }
      for (int i = 0; i < sales.size(); i++) {
        assertEquals(losses.get(i).washed[0], sales.get(i).lots(), "seed " + seed + ", sale " + i);
        assertEquals(losses.get(i).washed[0] * 100 * DOLLAR, sales.get(i).lossE8());
      }
    }
  }
}
