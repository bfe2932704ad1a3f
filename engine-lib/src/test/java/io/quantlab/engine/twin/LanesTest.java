package io.quantlab.engine.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two strategies in one kernel against each of them alone (T-31): equal where they do not compete
/// for size.
class LanesTest {
  @ParameterizedTest
  @EnumSource(names = {"TRADES", "BARS", "QUOTE_BARS"})
  @DisplayName("T-31: two lanes give the fills and the money of two single runs")
  void lanesDoNotMeet(RandomCase.Market market) {
    for (long seed = 1; seed <= 60; seed++) {
      List<RandomCase> pair = RandomCase.pair(market, seed);
      RandomCase c = pair.getFirst();
      Lab lab = Lab.empty().instrument(c.instrument());
      c.data().forEach(rows -> lab.data(1, unlimited(rows)));
      FillProfile profile =
          List.of(FillProfile.touch(), FillProfile.through(), FillProfile.immediate())
              .get((int) (seed % 3))
              .withSlippage(ofOneOrder(c.profile().slippage()));
      lab.profile(profile).fees(c.fees()).cost(c.method());
      pair.forEach(p -> lab.trader(() -> new PlanTrader(p.plan())));
      LabResult both = lab.judged();
      for (int lane = 0; lane < 2; lane++) {
        LabResult alone = lab.alone(lane).judged();
        String at = market + " seed " + seed + ", lane " + lane;
        assertEquals(fills(alone, 0), fills(both, lane), at);
        assertEquals(alone.account().navE8(), both.kernel().account(lane).navE8(), at);
        assertEquals(
            alone.account().drawdown().largestE8(),
            both.kernel().account(lane).drawdown().largestE8(),
            at);
      }
    }
  }

  /// A share of the bar's volume is something strategies compete for (F-52).
  private static SlippageModel ofOneOrder(SlippageModel model) {
    return model.volumeLimitE8() > 0 ? new SlippageModel.Ticks(1) : model;
  }

  /// Prints without a size bound nothing (F-23).
  private static MarketRows unlimited(MarketRows rows) {
    if (rows.isBars()) {
      return rows;
    }
    MarketRows other = MarketRows.trades();
    rows.rows().forEach(row -> other.trade(row[0], row[1], 0));
    return other;
  }

  private static List<String> fills(LabResult result, int account) {
    return result.fills().stream()
        .filter(f -> f.account() == account)
        .map(f -> f.brief() + " flags " + f.flags() + " fee " + f.feeE8() + " at " + f.nanos())
        .toList();
  }
}
