package io.quantlab.engine.strategy;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.Side;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.schedule.Slices;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Parent orders worked over a tape (F-82).
@ExtendWith(InvariantsExtension.class)
class ParentOrderTest {
  private static MarketRows everySecond(int seconds) {
    MarketRows rows = MarketRows.trades();
    for (int i = 1; i <= seconds; i++) {
      rows.trade(at(i), 1_000 + i, 100);
    }
    return rows;
  }

  @Test
  @DisplayName("F-82 TWAP: equal slices at equal steps, together the parent")
  void twap() {
    ParentOrder[] parent = new ParentOrder[1];
    LabResult r =
        Lab.on(everySecond(12))
            .trader(
                Script.of(s ->
                    s.onStart(c ->
                            parent[0] =
                                ParentOrder.timed(
                                    c, 1, Side.BUY, Slices.equal(10, 3), at(2), 3 * Lab.SECOND))
                        .onTimer((c, timer) -> parent[0].onTimer(timer))))
            .run();
    // due at seconds 2, 5 and 8 after that second's trade: the next trade fills
    assertEquals(List.of("BUY 4 @ 1003", "BUY 3 @ 1006", "BUY 3 @ 1009"), r.trades());
    assertTrue(parent[0].isDone());
  }

  @Test
  @DisplayName("F-82 POV: a tenth of what trades, no more than the parent")
  void pov() {
    ParentOrder[] parent = new ParentOrder[1];
    LabResult r =
        Lab.on(everySecond(6))
            .trader(
                Script.of(s ->
                    s.onStart(
                            c -> parent[0] = ParentOrder.ofVolume(c, 1, Side.SELL, 25, 10_000_000))
                        .onTick((c, t) -> parent[0].onVolume(t.lots()))))
            .run();
    assertEquals(List.of("SELL 10 @ 1002", "SELL 10 @ 1003", "SELL 5 @ 1004"), r.trades());
    assertTrue(parent[0].isDone());
  }

  @Test
  @DisplayName("F-82: a slice that was denied is sent with the next one")
  void denied() {
    ParentOrder[] parent = new ParentOrder[1];
    LabResult r =
        Lab.on(everySecond(12))
            .limits(RiskLimits.defaults().withPositionLots(4))
            .trader(
                Script.of(s ->
                    s.onStart(c ->
                            parent[0] =
                                ParentOrder.timed(
                                    c, 1, Side.BUY, new long[] {3, 3}, at(2), 3 * Lab.SECOND))
                        .onTimer((c, timer) -> parent[0].onTimer(timer))))
            .run();
    assertEquals(List.of("BUY 3 @ 1003"), r.trades());
    assertFalse(parent[0].isDone());
    assertEquals(3, parent[0].sentLots());
  }
}
