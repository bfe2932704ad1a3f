package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.RunLog;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The engine in one page: a strategy, ten ticks, and every number worked by hand.
///
/// The account starts with 10,000.00 dollars; a fill costs 10 basis points of its value. A market
/// order of one tick is filled at the price of the next (T-8). Prices below are in cents.
///
/// | time | price | 2 × fast | slow | so | cash | worth |
/// |---|---|---|---|---|---|---|
/// | 09:30:00 | 10000 | | | | 10000.000 | 10000.000 |
/// | 09:30:01 | 10010 | | | | | |
/// | 09:30:02 | 10020 | | | | | |
/// | 09:30:03 | 10030 | 40100 | 40060 | buy 10 | | |
/// | 09:30:04 | 10040 | 40140 | 40100 | hold | 10000 - 1004.00 - 1.004 = 8994.996 | 9998.996 |
/// | 09:30:05 | 10060 | 40200 | 40150 | hold | | 10000.996 (peak) |
/// | 09:30:06 | 10030 | 40180 | 40160 | hold | | 9997.996 |
/// | 09:30:07 | 10000 | 40060 | 40130 | sell 10 | | 9994.996 |
/// | 09:30:08 | 9990 | 39980 | 40080 | flat | 8994.996 + 999.00 - 0.999 = 9992.997 | 9992.997 |
/// | 09:30:09 | 10020 | 40020 | 40040 | flat | | 9992.997 |
class NewcomerTest {
  private static final long FEE_10_BPS = 100_000;

  private static final Tape TAPE =
      Tape.trades("2024-01-02")
          .trade("09:30:00", 10000, 100)
          .trade("09:30:01", 10010, 100)
          .trade("09:30:02", 10020, 100)
          .trade("09:30:03", 10030, 100)
          .trade("09:30:04", 10040, 100)
          .trade("09:30:05", 10060, 100)
          .trade("09:30:06", 10030, 100)
          .trade("09:30:07", 10000, 100)
          .trade("09:30:08", 9990, 100)
          .trade("09:30:09", 10020, 100);

  /// Long while the mean of the last two prices is above the mean of the last four.
  private static final class Cross implements Strategy {
    private final long[] prices = new long[4];
    private StrategyContext context;
    private int seen;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      prices[seen++ % 4] = tick.priceTicks();
      long fast = prices[(seen + 3) % 4] + prices[(seen + 2) % 4];
      long slow = prices[0] + prices[1] + prices[2] + prices[3];
      long held = context.position(tick.token()).lots();
      if (seen >= 4 && 2 * fast > slow && held == 0) {
        context.submit(OrderRequest.market(tick.token(), Side.BUY, 10));
      } else if (seen >= 4 && 2 * fast < slow && held > 0) {
        context.submit(OrderRequest.market(tick.token(), Side.SELL, held));
      }
    }
  }

  private final EngineRun.Result run =
      EngineRun.of(Cross::new)
          .market(Terms.stock(1), Terms.sessions("2024-01-02"), TAPE)
          .fees(new FeeModel.Bps(FEE_10_BPS, FEE_10_BPS))
          .run();

  @Test
  void fillsMeetTheNextTick() {
    assertEquals(
        List.of("09:30:04 BUY 10 of 1 at 10040", "09:30:08 SELL 10 of 1 at 9990"), run.fills());
  }

  @Test
  void everyOrderIsSentAcceptedAndFilled() {
    assertEquals(
        List.of(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.FILLED,
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.FILLED),
        run.log().steps().stream().map(RunLog.Step::type).toList());
  }

  @Test
  void moneyIsExact() {
    assertEquals(EndReason.COMPLETED, run.end());
    assertEquals(999_299_700_000L, run.cashE8(), "cash 9992.997");
    assertEquals(999_299_700_000L, run.navE8(), "worth 9992.997");
    assertEquals(500_000_000L, run.log().balanceE8(LedgerAccount.REALIZED), "5.00 lost");
    assertEquals(200_300_000L, run.log().balanceE8(LedgerAccount.COMMISSION), "fees 2.003");
    assertEquals(-1_000_000_000_000L, run.log().balanceE8(LedgerAccount.CAPITAL), "deposit");
  }

  @Test
  void drawdownIsFromThePeakAtEveryTick() {
    assertEquals(1_000_099_600_000L, run.kernel().account(0).drawdown().peakE8(), "10000.996");
    assertEquals(
        799_900_000L,
        run.kernel().account(0).drawdown().largestE8(),
        "10000.996 - 9992.997 = 7.999");
  }

  @Test
  void theRoundTripKnowsItsWorstAndBestPrice() {
    RunLog.Trip trip =
        new RunLog.Trip(
            1,
            1,
            10,
            Tape.nanos("2024-01-02", "09:30:04"),
            10040,
            Tape.nanos("2024-01-02", "09:30:08"),
            9990,
            -500_000_000L,
            200_300_000L,
            50,
            20);
    assertEquals(List.of(trip), run.log().trips());
  }
}
