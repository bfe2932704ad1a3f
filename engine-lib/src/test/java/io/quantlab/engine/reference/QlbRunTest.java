package io.quantlab.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.RunLog;
import io.quantlab.engine.testkit.Terms;
import io.quantlab.engine.time.Calendars;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The published results of the benchmark workload QLB-1 at one million ticks, through the whole
/// kernel.
///
/// The workload's minimum tick is taken as 1 cent; its price unit is a hundredth of that. Starting
/// cash of 100,000,000 minimum ticks is then 1,000,000 dollars, and one unit of the published money
/// (1e-4 of a minimum tick) is 1e-6 dollars, that is 100 of our 1e-8.
class QlbRunTest {
  private static final QlbWorkload MILLION = new QlbWorkload(1_000_000);
  private static final Instrument TERMS =
      Terms.instrument(QlbWorkload.TOKEN, Decimal.unit(4), QlbWorkload.PRICE_SCALE);

  private static Strategy strategy() {
    return new SmaCross(new Parameters(Map.of("lots", "10")));
  }

  private static void assertRun(
      Supplier<RowCursor> rows, long fills, long equityE4, long drawdownE4, long hash) {
    EngineRun.Result run =
        EngineRun.of(QlbRunTest::strategy, Terms.dollars(1_000_000))
            .source(TERMS, Calendars.byName("ALWAYS"), rows)
            .profile(FillProfile.touch())
            .fees(new FeeModel.Bps(20_000, 20_000))
            .run();
    long ours = 0;
    for (RunLog.Fill fill : run.log().fills()) {
      ours = 31 * ours + fill.side().sign() * fill.priceTicks() / QlbWorkload.PRICE_SCALE;
    }
    assertEquals(EndReason.COMPLETED, run.end());
    assertEquals(fills, run.log().fills().size(), "fills");
    assertEquals(equityE4 * 100, run.navE8(), "equity");
    assertEquals(Long.toHexString(hash), Long.toHexString(ours), "fillhash");
    assertEquals(
        drawdownE4 * 100, run.kernel().account(0).drawdown().largestE8(), "largest drawdown");
  }

  @Test
  @DisplayName("QLB-1, 1M ticks")
  void ticks() {
    assertRun(MILLION::trades, 22_599, 995372350660L, 4628949720L, 0x96f6c16094cc1383L);
  }

  @Test
  @DisplayName("QLB-1, the bars of 1M ticks")
  void bars() {
    assertRun(MILLION::bars, 226, 999947838280L, 73094820L, 0x35b0a9e57644a86aL);
  }
}
