package io.quantlab.engine.execution;

import static io.quantlab.engine.execution.DelayedTape.AWAY;
import static io.quantlab.engine.execution.DelayedTape.DAY;
import static io.quantlab.engine.execution.DelayedTape.HALF;
import static io.quantlab.engine.execution.DelayedTape.delayed;
import static io.quantlab.engine.execution.DelayedTape.fills;
import static io.quantlab.engine.execution.DelayedTape.lab;
import static io.quantlab.engine.execution.DelayedTape.limit;
import static io.quantlab.engine.execution.DelayedTape.trades;
import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.buy;
import static io.quantlab.engine.mirror.HandTape.sellTrailing;
import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Orders and reports on their way to and from a venue half a second away, worked by hand (F-2,
/// F-40): what is sent at 1.0 s is there at 1.5 s, what happens at 2.0 s is known at 2.5 s. A touch
/// fills.
@ExtendWith(InvariantsExtension.class)
class DelayedVenueTest {
  private final DelayedTape away = new DelayedTape();

  // ---- arrival ----

  @Test
  @DisplayName("F-1, F-40: after a delay an order meets the quote it finds, and has seen none")
  void meetsTheQuoteOfItsArrival() {
    // sent at 1.0 at an ask of 101; at 1.5 it is 103, told at 2.0; the next comes at 3.0
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(1) + HALF / 2, 99, 5, 103, 5)
            .quote(at(3), 99, 5, 110, 5);
    LabResult r =
        away.run(s -> s.at(at(1), c -> c.submit(OrderRequest.market(1, Side.BUY, 4))), quotes);
    assertEquals(List.of("BUY 4 @ 103 at 20"), fills(r));
    assertEquals(0, r.fills().getFirst().flags() & FillFlags.OPTIMISTIC);
    // a limit that crosses it takes, one behind it rests and is filled later at its own price
    LabResult limits =
        away.run(
            s ->
                s.at(at(1), c -> c.submit(limit(Side.BUY, 2, 104)))
                    .at(at(1), c -> c.submit(limit(Side.BUY, 2, 102))),
            MarketRows.quotes()
                .quote(at(1), 99, 5, 101, 5)
                .quote(at(1) + HALF / 2, 99, 5, 103, 5)
                .quote(at(3), 99, 5, 102, 5)
                .quote(at(4), 99, 5, 105, 5));
    assertEquals(List.of("BUY 2 @ 103 at 20", "BUY 2 @ 102 at 35"), fills(limits));
  }

  // ---- reports ----

  @Test
  @DisplayName("F-40: accepted, amended, canceled: each told half a second after it happened")
  void told() {
    LabResult r =
        away.run(
            s ->
                s.at(at(1), c -> c.submit(limit(Side.BUY, 5, 90)))
                    .at(at(3), c -> assertTrue(c.amend(1, 4, 91, 0)))
                    .at(at(5), c -> assertTrue(c.cancel(1))),
            trades(100, 100, 100, 100, 100, 100, 91, 90));
    assertEquals(List.of("20 ACCEPTED", "40 UPDATED", "60 CANCELED"), away.heard(3));
    assertEquals(
        List.of(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.PENDING_UPDATE,
            OrderEventType.UPDATED,
            OrderEventType.PENDING_CANCEL,
            OrderEventType.CANCELED),
        r.life(1));
    assertEquals(List.of(), r.trades());
  }

  @Test
  @DisplayName("F-40, O-13: the venue refuses a post-only order that would take when it arrives")
  void rejected() {
    LabResult r =
        away.run(
            s -> s.at(at(1), c -> c.submit(limit(Side.BUY, 5, 100).postOnly())),
            trades(105, 100, 100, 100));
    assertEquals(List.of("20 ACCEPTED", "25 REJECTED"), away.heard(2));
    assertEquals(List.of(), r.trades());
  }

  @Test
  @DisplayName("F-40, O-7, O-8: a trigger that moved at the venue is told when it fires")
  void trailing() {
    OrderKind stop = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(3)));
    OrderKind limit = new OrderKind.TrailingStopLimit(Trail.by(new Trail.Offset.Price(3)), 1);
    LabResult r =
        away.run(
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.submit(OrderRequest.of(1, Side.SELL, 4, stop));
                      c.submit(OrderRequest.of(1, Side.SELL, 5, limit));
                    }),
            trades(100, 100, 110, 105, 106, 107));
    // 107 after 110; 105 is beyond it, and under the limit of 106
    assertEquals(List.of("SELL 4 @ 105 at 45", "SELL 5 @ 106 at 55"), fills(r));
    assertEquals(
        List.of(
            "20 ACCEPTED", "20 ACCEPTED", "45 TRIGGERED", "45 FILLED", "45 TRIGGERED", "55 FILLED"),
        away.heard(6));
  }

  @Test
  @DisplayName("F-40: what a fill tells of impact and spread travels with it")
  void details() {
    FillProfile impact =
        delayed(
            FillProfile.touch()
                .withSlippage(
                    new SlippageModel.Impact(
                        new ImpactModel.Linear(0.001, 0.0005), 0, new SlippageModel.None())),
            HALF,
            HALF);
    MarketRows quotes = MarketRows.quotes();
    for (int i = 1; i < 7; i++) {
      quotes.quote(at(i), 10_000, 500, 10_004, 500 + i);
    }
    LabResult r =
        lab(impact, quotes)
            .trader(
                Script.of(s -> s.at(at(1), c -> c.market(1, 100)).at(at(3), c -> c.market(1, 100))))
            .run();
    // 100 shares cost 5 + 5 ticks and move 10 for good; both meet the quote at their arrival (F-1)
    assertEquals(List.of("BUY 100 @ 10014 at 20", "BUY 100 @ 10024 at 40"), fills(r));
    assertEquals(List.of(10L, 10L), r.events(EventType.IMPACT).stream().map(e -> e.c()).toList());
    assertEquals(List.of(0L, 10L), r.events(EventType.IMPACT).stream().map(e -> e.d()).toList());
    assertEquals(List.of(4L, 4L), r.events(EventType.SEEN).stream().map(e -> e.c()).toList());
  }

  // ---- many ----

  @Test
  @DisplayName("F-40: six accounts, twenty orders each that end in one trade: all are told")
  void many() {
    Lab lab =
        lab(
            AWAY,
            MarketRows.trades()
                .trade(at(1), 105, 50)
                .trade(at(2), 105, 50)
                .trade(at(3), 90, 500)
                .trade(at(4), 105, 50));
    for (int i = 0; i < 6; i++) {
      lab.trader(
          Script.of(s ->
              s.at(
                  at(1),
                  c -> {
                    for (int k = 0; k < 20; k++) {
                      c.submit(limit(Side.BUY, 1, 100));
                    }
                  })));
    }
    LabResult r = lab.run();
    assertEquals(Collections.nCopies(120, "BUY 1 @ 100 at 35"), fills(r));
    for (int i = 0; i < 6; i++) {
      assertEquals(20, r.kernel().account(i).holding(0).lots());
    }
  }

  // ---- what the venue knows ----

  @Test
  @DisplayName("F-51, F-40: what closes lots whose purchase is still on its way back is no entry")
  void entries() {
    SlippageModel entries =
        new SlippageModel.Scoped(
            new SlippageModel.Ticks(5), SlippageModel.Scope.ENTRIES, SlippageModel.Clip.NONE);
    LabResult r =
        lab(
                delayed(FillProfile.touch().withSlippage(entries), HALF, 3 * HALF),
                trades(100, 100, 100, 100, 100, 100, 100))
            .data(2, trades(100, 100, 100, 100, 100, 100, 100))
            .trader(
                Script.of(s ->
                    s.at(
                            at(1),
                            c -> {
                              c.market(1, 3);
                              c.market(2, -3);
                            })
                        .at(at(2), c -> c.market(1, -5))))
            .run();
    // bought at 2.0 s and told at 3.5 s; the sale of 3.0 s closes 3 of its 5: 2 / 5 of 5 ticks
    assertEquals(List.of("BUY 3 @ 105 at 35", "SELL 3 @ 95 at 35", "SELL 5 @ 98 at 45"), fills(r));
  }

  @Test
  @DisplayName("F-53, F-91: the venue at a distance measures days and counts fills it cannot price")
  void measures() {
    MarketRows rows = MarketRows.trades();
    long[] closes = {10_000, 11_000, 9_900};
    for (int day = 0; day < 3; day++) {
      rows.trade(at(1) + day * DAY, 10_500, 40 + 100 * day);
      rows.trade(at(9) + day * DAY, closes[day], 60);
    }
    rows.trade(at(1) + 3 * DAY, 10_000, 5)
        .trade(at(2) + 3 * DAY, 10_000, 1)
        .trade(at(3) + 3 * DAY, 10_000, 1);
    LabResult r =
        lab(
                delayed(
                    FillProfile.touch()
                        .withSlippage(new SlippageModel.SquareRoot(1, Double.NaN, Double.NaN)),
                    HALF,
                    HALF),
                rows)
            .trader(
                "one",
                Script.of(s ->
                    s.at(at(1), c -> c.market(1, 1)).at(at(1) + 3 * DAY, c -> c.market(1, 50))),
                10_000_000)
            .run();
    // returns ln 1.1 and ln 0.9: deviation 0.1418956; volumes 100, 200, 300: sqrt(50 / 200) = 0.5
    assertEquals(List.of("BUY 1 @ 10000", "BUY 50 @ 10710"), r.trades());
    assertEquals(1, r.unpricedFills());
  }

  @Test
  @DisplayName("F-4, F-51, F-90: bars are walked at a distant venue as at a near one")
  void barsAtADistance() {
    FillProfile clipped =
        delayed(FillProfile.queueTouch().withSlippage(new SlippageModel.Ticks(5)), HALF, HALF);
    LabResult slipped =
        lab(clipped, bars(bar(100, 102, 99, 100), bar(100, 100, 100, 100)))
            .trader(Script.of(s -> s.at(minute(1), c -> c.submit(buy()))))
            .run();
    assertEquals(List.of("BUY 10 @ 102"), slipped.trades());
    FillProfile worst = delayed(FillProfile.touch().withPath(Path.WORST_CASE), HALF, 0);
    LabResult paths =
        lab(worst, bars(bar(100, 110, 96, 104), bar(104, 104, 104, 104)))
            .trader(Script.of(s -> s.at(minute(1), c -> c.submit(sellTrailing(3)))))
            .run();
    assertEquals(List.of("SELL 10 @ 97"), paths.trades());
    assertEquals(1, paths.ambiguousBars());
    assertEquals(100_000_000, paths.paths().betterE8());
  }

  @Test
  @DisplayName("F-2: a delay as long as a bar counts, one that is shorter does not")
  void delayOfABar() {
    MarketRows rows =
        bars(bar(101, 101, 101, 101), bar(102, 102, 102, 102), bar(103, 103, 103, 103));
    for (long less : new long[] {0, 1}) {
      LabResult r =
          lab(delayed(FillProfile.touch(), Lab.MINUTE - less, 0), rows)
              .trader(Script.of(s -> s.at(minute(1), c -> c.submit(buy()))))
              .run();
      assertEquals(List.of(less == 0 ? "BUY 10 @ 102" : "BUY 10 @ 101"), r.trades());
    }
  }
}
