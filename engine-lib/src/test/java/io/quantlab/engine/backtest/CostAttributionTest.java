package io.quantlab.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.CostWaterfall;
import io.quantlab.engine.execution.DatedFee;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.ImpactModel;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.BorrowModel;
import io.quantlab.engine.portfolio.InterestTerms;
import io.quantlab.engine.portfolio.InterestTerms.DayCount;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.SmallRun;
import io.quantlab.engine.time.DatedTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Where the money of a run went: whatever costs it has, what is left before them is the same (I-4,
/// F-81).
class CostAttributionTest {
  private static final AccountTerms HOLDING =
      AccountTerms.none()
          .withBorrow(BorrowModel.Dated.flat(5_000_000))
          .withInterest(
              new InterestTerms(DatedTable.constant("rate", 4_000_000), 0, 0, DayCount.ACT_360));

  /// Sells and buys the same lots at the same ticks, whatever they cost; ends short.
  private static final class Fixed implements Strategy {
    private StrategyContext context;
    private int ticks;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      ticks++;
      if (ticks % 50 == 10) {
        context.market(tick.token(), ticks % 100 == 10 ? -120 : 100);
      }
    }
  }

  private static SmallRun run(SlippageModel slippage, FeeModel fees, AccountTerms terms) {
    return new SmallRun(
        SmallRun.sources(SmallRun.walk(Schema.TRADE, 5)),
        sources -> List.of(new Fixed()),
        FillProfile.standard().withSlippage(slippage),
        fees,
        terms);
  }

  private static Map<String, Long> steps(SmallRun run) {
    return run.result.waterfall().steps().stream()
        .collect(Collectors.toMap(CostWaterfall.Step::name, CostWaterfall.Step::amountE8));
  }

  private static void assertVerified(SmallRun run) throws IOException {
    JournalCheck.Report report =
        JournalCheck.of(run.open(), HashScope.ALL, run.result.tables().all());
    assertEquals(List.of(), report.findings().texts());
    assertEquals(run.result.eventHash(), report.eventHash());
  }

  @Test
  @DisplayName("I-4, F-81: gross profit is that of a run without costs, each cost has its own line")
  void grossIsTheSame() throws IOException {
    SmallRun free = run(new SlippageModel.None(), new FeeModel.None(), AccountTerms.none());
    long gross = free.result.waterfall().grossE8();
    assertEquals(gross, free.result.waterfall().netE8());

    SlippageModel impact =
        new SlippageModel.Impact(new ImpactModel.Linear(1e-4, 1e-4), 0, new SlippageModel.Ticks(2));
    DatedFee stamp =
        new DatedFee(
            "stamp",
            DatedFee.Kind.TAX,
            "*",
            null,
            Side.SELL,
            DatedFee.Basis.VALUE,
            new DatedTable(
                "stamp",
                List.of("rate", "min", "max"),
                new long[] {0},
                new long[][] {{50_000, 0, 0}}));
    FeeModel fees =
        new FeeModel.Sum(
            List.of(new FeeModel.Bps(10_000, 20_000), new FeeModel.Dated(List.of(stamp))));
    SmallRun dear = run(impact, fees, HOLDING);
    assertEquals(gross, dear.result.waterfall().grossE8());
    Map<String, Long> steps = steps(dear);
    for (String cost : List.of("Slippage", "Impact", "Permanent impact", "Commission", "Tax")) {
      assertNotEquals(0L, steps.get(cost), cost);
    }
    assertTrue(steps.get("Slippage") < 0 && steps.get("Impact") < 0 && steps.get("Tax") < 0);
    assertEquals(dear.result.endE8() - dear.result.startE8(), dear.result.waterfall().netE8());
    assertVerified(free);
    assertVerified(dear);
  }

  @Test
  @DisplayName("F-81: decay changes what is paid, not what was earned before costs")
  void decay() throws IOException {
    SmallRun stays = run(linear(0), new FeeModel.None(), AccountTerms.none());
    SmallRun fades = run(linear(30 * SmallRun.MINUTE), new FeeModel.None(), AccountTerms.none());
    assertEquals(stays.result.waterfall().grossE8(), fades.result.waterfall().grossE8());
    assertNotEquals(stays.result.endE8(), fades.result.endE8());
    assertVerified(fades);
  }

  private static SlippageModel linear(long halfLife) {
    return new SlippageModel.Impact(
        new ImpactModel.Linear(1e-3, 0), halfLife, new SlippageModel.None());
  }
}
