package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The workbench itself, on runs whose every number is plain.
class LabTest {
  @Test
  @DisplayName("T-8: a market order of one trade is filled by the next")
  void buysAtTheNextTrade() {
    MarketRows rows =
        MarketRows.trades()
            .trade(Lab.at(1), 10_000, 5)
            .trade(Lab.at(2), 10_100, 5)
            .trade(Lab.at(3), 10_300, 5);
    LabResult result =
        Lab.on(rows)
            .fees(new FeeModel.PerTrade(100_000_000))
            .trader(
                Script.of(
                    s -> s.at(Lab.at(1), c -> c.market(1, 2)).at(Lab.at(2), c -> c.market(1, -2))))
            .run();
    assertEquals(List.of("BUY 2 @ 10100", "SELL 2 @ 10300"), result.trades());
    // bought at 101.00, sold at 103.00: 2 x 2.00 - 2 x 1.00 fees = 2.00 more than a million
    assertEquals(1_000_002L * 100_000_000, result.account().cashE8());
  }

  @Test
  @DisplayName("T-8: an order of a bar meets the open of the next bar")
  void buysAtTheNextOpen() {
    MarketRows rows =
        MarketRows.bars()
            .bar(Lab.minute(0), Lab.minute(1), 100, 105, 95, 101, 1_000)
            .bar(Lab.minute(1), Lab.minute(2), 103, 108, 102, 107, 1_000);
    LabResult result =
        Lab.on(rows)
            .profile(FillProfile.touch())
            .trader(
                Script.of(
                    s -> s.at(Lab.minute(1), c -> c.submit(OrderRequest.market(1, Side.BUY, 3)))))
            .run();
    assertEquals(List.of("BUY 3 @ 103"), result.trades());
  }
}
