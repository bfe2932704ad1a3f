package io.quantlab.engine.execution;

import static io.quantlab.engine.execution.DelayedTape.AWAY;
import static io.quantlab.engine.execution.DelayedTape.DAY;
import static io.quantlab.engine.execution.DelayedTape.HALF;
import static io.quantlab.engine.execution.DelayedTape.delayed;
import static io.quantlab.engine.execution.DelayedTape.fills;
import static io.quantlab.engine.execution.DelayedTape.lab;
import static io.quantlab.engine.execution.DelayedTape.limit;
import static io.quantlab.engine.execution.DelayedTape.trades;
import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How orders end at a venue half a second away, worked by hand (O-9, O-10, O-14, A-8, F-40): what
/// is sent at 1.0 s is there at 1.5 s, what happens at 2.0 s is known at 2.5 s. A touch fills.
@ExtendWith(InvariantsExtension.class)
class DelayedEndsTest {
  private final DelayedTape away = new DelayedTape();

  // ---- ends ----

  @Test
  @DisplayName("O-14: an order whose time comes on the way is expired at its arrival")
  void expiresOnTheWay() {
    away.run(
        s -> s.at(at(1), c -> c.submit(limit(Side.BUY, 5, 100).goodTill(at(1) + HALF / 2))),
        trades(100, 100, 100, 100));
    assertEquals(List.of("20 ACCEPTED", "20 EXPIRED"), away.heard(2));
  }

  @Test
  @DisplayName(
      "O-14: one whose time comes exactly at its arrival is expired too, a nanosecond later not")
  void expiresAtArrival() {
    for (long later : new long[] {0, 1}) {
      LabResult r =
          away.run(
              s ->
                  s.at(
                      at(1), c -> c.submit(limit(Side.BUY, 5, 100).goodTill(at(1) + HALF + later))),
              trades(100, 105, 100, 100));
      assertEquals(List.of(), r.trades());
      assertEquals(OrderEventType.EXPIRED, r.life(1).getLast());
    }
  }

  @Test
  @DisplayName("O-14: GTD ends at the venue at its instant, before the trade of that instant")
  void goodTill() {
    LabResult r =
        away.run(
            s -> s.at(at(1), c -> c.submit(limit(Side.BUY, 5, 95).goodTill(at(4)))),
            trades(100, 100, 100, 95, 100));
    assertEquals(List.of("20 ACCEPTED", "45 EXPIRED"), away.heard(2));
    assertEquals(List.of(), r.trades());
  }

  @Test
  @DisplayName("O-10, O-14: the close fills and expires at the venue; it is told after the close")
  void sessionEnds() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 100, 50)
            .trade(minute(389), 101, 50)
            .trade(at(1) + DAY, 104, 50)
            .trade(at(2) + DAY, 105, 50);
    LabResult r =
        lab(AWAY, rows)
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          c.submit(OrderRequest.of(1, Side.SELL, 5, new OrderKind.MarketOnClose()));
                          c.submit(limit(Side.BUY, 5, 90).with(TimeInForce.DAY));
                          c.submit(OrderRequest.of(1, Side.BUY, 6, new OrderKind.MarketOnOpen()));
                        })))
            .run();
    assertEquals(List.of("SELL 5 @ 101", "BUY 6 @ 104"), r.trades());
    assertEquals(minute(390) + HALF, r.fills().getFirst().nanos());
    assertEquals(at(1) + DAY + HALF, r.fills().getLast().nanos());
    assertEquals(
        List.of(minute(390) + HALF),
        r.events(EventType.ORDER).stream()
            .filter(e -> e.orderEvent() == OrderEventType.EXPIRED)
            .map(e -> e.nanos())
            .toList());
  }

  @Test
  @DisplayName("O-9, O-10: what opening and close do not give expires once, at a distance too")
  void expiresOnce() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 50, 101, 50)
            .quote(minute(389), 99, 4, 101, 3)
            .quote(at(1) + DAY, 99, 50, 102, 3)
            .quote(at(2) + DAY, 99, 50, 102, 50);
    FillProfile waits = FillProfile.touch();
    FillProfile quotes =
        new FillProfile(
            "waits",
            waits.tickTiming(),
            waits.barTiming(),
            waits.quoteBarTiming(),
            waits.path(),
            0,
            waits.stopLimitInBar(),
            0,
            100_000_000,
            FillProfile.BeyondTop.WAIT,
            waits.crossed(),
            waits.slippage());
    LabResult r =
        lab(delayed(quotes, HALF, HALF), rows)
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          c.submit(OrderRequest.of(1, Side.BUY, 5, new OrderKind.MarketOnClose()));
                          c.submit(OrderRequest.of(1, Side.BUY, 5, new OrderKind.MarketOnOpen()));
                        })))
            .run();
    assertEquals(List.of("BUY 3 @ 101", "BUY 3 @ 102"), r.trades());
    for (long order : new long[] {1, 2}) {
      assertEquals(
          List.of(
              OrderEventType.SUBMITTED,
              OrderEventType.ACCEPTED,
              OrderEventType.PARTIAL,
              OrderEventType.EXPIRED),
          r.life(order));
    }
  }

  @Test
  @DisplayName("A-8, F-40: a split restates what is at the venue and what is on its way there")
  void split() {
    MarketRows actions =
        MarketRows.actions()
            .row(at(3) - 1, ActionKind.SPLIT.id(), 2, 1, 0)
            .row(at(6) + 1, ActionKind.DELISTING.id(), 1, 1, 0);
    LabResult r =
        lab(
                delayed(FillProfile.touch(), 3 * HALF, HALF),
                trades(190, 190, 95, 95, 101, 89, 95),
                actions)
            .trader(
                Script.of(s ->
                    s.at(
                            at(1),
                            c -> {
                              c.submit(limit(Side.SELL, 10, 200));
                              c.submit(limit(Side.BUY, 3, 20));
                            })
                        .at(at(2), c -> c.submit(limit(Side.BUY, 10, 180)))))
            .run();
    // 10 at 200 are 20 at 100; 10 at 180, which were there at 3.5 s, 20 at 90
    assertEquals(List.of("SELL 20 @ 100 at 55", "BUY 20 @ 90 at 65"), fills(r));
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast(), "by the delisting");
  }
}
