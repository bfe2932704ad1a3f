package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.execution.LatencyModel;
import io.quantlab.engine.execution.LatencyModel.Constant;
import io.quantlab.engine.execution.LatencyModel.Percentiles;
import io.quantlab.engine.execution.LatencyModel.Quantile;
import io.quantlab.engine.execution.LatencyModel.Zero;
import io.quantlab.engine.execution.QueueModel;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.LookAhead;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// F-40: the three delays, worked by hand. A message of the book comes every second.
@ExtendWith(InvariantsExtension.class)
class LatencyTest {
  private static final long SECOND = 1_000_000_000L;
  private static final LatencyModel NONE = new Zero();

  private static LatencyModel seconds(double n) {
    return new Constant((long) (n * SECOND));
  }

  private static Lab lab(
      LatencyModel feed,
      LatencyModel entry,
      LatencyModel response,
      Consumer<Script> plan,
      MarketRows... rows) {
    BookFills fills =
        new BookFills(new QueueModel.RiskAverse(), new Latencies(feed, entry, response), 0);
    Lab lab = Lab.on(rows[0]);
    for (int i = 1; i < rows.length; i++) {
      lab.data(1, rows[i]);
    }
    return lab.profile(FillProfile.book(fills)).trader(Script.of(plan));
  }

  /// Asks 101, 102, 103, ... from second to second, five lots each; bids two below.
  private static MarketRows rising(int seconds) {
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 5", "A 101 5");
    for (int i = 2; i <= seconds; i++) {
      rows.message(
          at(i),
          "A " + (99 + i) + " 0",
          "B " + (97 + i) + " 0",
          "A " + (100 + i) + " 5",
          "B " + (98 + i) + " 5");
    }
    return rows;
  }

  private static long tenths(long nanos) {
    return (nanos - at(0)) / (SECOND / 10);
  }

  @Test
  @DisplayName("F-40, F-1 a command meets the book of its arrival, its report comes later still")
  void ordersTakeTime() {
    List<String> heard = new ArrayList<>();
    Lab lab =
        lab(
            NONE,
            seconds(1.5),
            seconds(1.2),
            s ->
                s.at(at(1), c -> c.market(1, 3))
                    .onOrder((c, e) -> heard.add(tenths(e.epochNanos()) + " " + e.type()))
                    .onTick((c, t) ->
                        heard.add(tenths(t.epochNanos()) + " has " + c.position(1).lots())),
            rising(5));
    LabResult r = lab.run();
    // sent at 1.0, at the venue at 2.5 (ask 102), told at 3.7
    assertEquals(List.of("BUY 3 @ 102"), r.trades());
    assertEquals(at(1) + 27 * SECOND / 10, r.fills().getFirst().nanos());
    assertEquals(0, r.fills().getFirst().flags());
    assertEquals(
        List.of(
            "10 has 0", "20 has 0", "30 has 0", "37 ACCEPTED", "37 FILLED", "40 has 3", "50 has 3"),
        heard);
  }

  @Test
  @DisplayName("F-40 a cancel in flight loses to a fill that happens first")
  void fillsBeatCancelsInFlight() {
    MarketRows trades = MarketRows.trades().trade(at(3) + SECOND / 10, 99, 9);
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 5", "A 101 5");
    for (int i = 2; i < 8; i++) {
      rows.message(at(i), "B 90 " + i);
    }
    Consumer<Script> plan =
        s ->
            s.at(at(1), c -> c.submit(OrderRequest.limit(1, Side.BUY, 4, 99)))
                .at(at(3), c -> assertTrue(c.cancel(1)));
    LabResult late = lab(NONE, seconds(0.5), seconds(0.5), plan, rows, trades).run();
    // the cancel is at the venue at 3.5; at 3.1 nine trade, five ahead: four are ours
    assertEquals(List.of("BUY 4 @ 99"), late.trades());
    assertEquals(
        List.of(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.PENDING_CANCEL,
            OrderEventType.FILLED),
        late.life(1));
    assertEquals(1, late.kernel().counts(0).rejects(), "the cancel was too late");
    LabResult soon = lab(NONE, new Constant(50_000_000), seconds(0.5), plan, rows, trades).run();
    assertEquals(List.of(), soon.trades());
    assertEquals(OrderEventType.CANCELED, soon.life(1).getLast());
  }

  @Test
  @DisplayName("F-40, O-28 an amend in flight changes the order when it arrives")
  void amendsTakeTime() {
    MarketRows trades =
        MarketRows.trades().trade(at(3) + SECOND / 10, 99, 7).trade(at(4) + SECOND / 10, 99, 9);
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 5", "A 101 5");
    for (int i = 2; i < 8; i++) {
      rows.message(at(i), "B 90 " + i);
    }
    LabResult r =
        lab(
                NONE,
                seconds(0.5),
                seconds(0.5),
                s ->
                    s.at(at(1), c -> c.submit(OrderRequest.limit(1, Side.BUY, 9, 99)))
                        .at(at(3), c -> assertTrue(c.amend(1, 3, 99, 0))),
                rows,
                trades)
            .run();
    // at 3.1 two of the nine fill; at 3.5 three are asked for, so one is left, and fills at 4.1
    assertEquals(List.of("BUY 2 @ 99", "BUY 1 @ 99"), r.trades());
    assertEquals(
        List.of(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.PENDING_UPDATE,
            OrderEventType.PARTIAL,
            OrderEventType.UPDATED,
            OrderEventType.FILLED),
        r.life(1));
  }

  @Test
  @DisplayName("F-40 commands of one account never overtake each other, nor do reports")
  void keepsTheOrderOfCommands() {
    LatencyModel firstIsSlow =
        (leg, subject, nanos, draws) -> subject == 1 ? 3 * SECOND : SECOND / 2;
    LabResult r =
        lab(
                NONE,
                firstIsSlow,
                firstIsSlow,
                s -> s.at(at(1), c -> c.market(1, 4)).at(at(2), c -> c.market(1, 4)),
                rising(9))
            .run();
    // order 1 is at the venue at 4.0 after the row of then (ask 104); order 2 not before it
    assertEquals(List.of("BUY 4 @ 104", "BUY 1 @ 104", "BUY 3 @ 105"), r.trades());
    assertEquals(List.of(1L, 2L, 2L), r.fills().stream().map(LabResult.Fill::order).toList());
    assertEquals(at(7), r.fills().get(0).nanos());
    assertEquals(at(7), r.fills().get(1).nanos(), "its report left at 4.0, ready at 4.5");
  }

  @Test
  @DisplayName("T-1, T-2, F-40 market data reach the strategy later than the venue")
  void dataTakeTime() {
    List<String> seen = new ArrayList<>();
    MarketRows trades = MarketRows.trades().trade(at(2) + SECOND / 2, 101, 2);
    LabResult r =
        lab(
                seconds(1.3),
                NONE,
                NONE,
                s ->
                    s.onStart(c -> c.depth(1))
                        .at(at(1), c -> c.market(1, 3))
                        .onFill((c, f) -> seen.add(tenths(f.epochNanos()) + " fill"))
                        .onTick((c, t) ->
                            seen.add(
                                tenths(t.epochNanos())
                                    + " "
                                    + t.kind()
                                    + " "
                                    + (t.kind() == io.quantlab.engine.market.TickView.Kind.TRADE
                                        ? t.priceTicks()
                                        : c.depth(1).askTicks()))),
                rising(5),
                trades)
            .run();
    // the first message is known at 2.3; the order meets the venue's next one at 3.0: ask 103
    assertEquals(List.of("BUY 3 @ 103"), r.trades());
    assertEquals(
        List.of(
            "23 QUOTE 101",
            "30 fill",
            "33 QUOTE 102",
            "38 TRADE 101",
            "43 QUOTE 103",
            "53 QUOTE 104",
            "63 QUOTE 105"),
        seen);
  }

  @Test
  @DisplayName("T-2 the best prices are the delayed ones, with and without the levels behind them")
  void knowsTheSameTopWithoutLevels() {
    List<String> with = new ArrayList<>();
    List<String> without = new ArrayList<>();
    lab(seconds(1.3), NONE, NONE, tops(with).andThen(s -> s.onStart(c -> c.depth(1))), rising(9))
        .run();
    lab(seconds(1.3), NONE, NONE, tops(without), rising(9)).run();
    assertEquals(with, without);
    assertEquals("23 99x5 101x5", with.getFirst());
    assertEquals("103 107x5 109x5", with.getLast());
    Lab late =
        lab(seconds(1.3), NONE, NONE, s -> s.onTick((c, t) -> c.depth(1)), rising(9))
            .expectFailure();
    assertTrue(
        late.run().kernel().failure().cause().getMessage().contains("in onStart"),
        "asked too late");
  }

  private static Consumer<Script> tops(List<String> into) {
    return s ->
        s.onTick((c, t) ->
            into.add(
                tenths(t.epochNanos())
                    + " "
                    + t.bidTicks()
                    + "x"
                    + t.bidLots()
                    + " "
                    + t.askTicks()
                    + "x"
                    + t.askLots()));
  }

  @Test
  @DisplayName("O-26 with delays both orders of a pair can fill before the cancel arrives")
  void groupsCanRace() {
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 5", "A 101 5");
    for (int i = 2; i < 8; i++) {
      rows.message(at(i), "B 90 " + i);
    }
    MarketRows trades = MarketRows.trades().trade(at(3) + 1, 98, 2).trade(at(3) + 2, 102, 2);
    Consumer<Script> plan =
        s ->
            s.at(
                at(1),
                c -> {
                  long pair = c.newGroup();
                  c.submit(OrderRequest.limit(1, Side.BUY, 2, 99).inGroup(pair));
                  c.submit(OrderRequest.limit(1, Side.SELL, 2, 101).inGroup(pair));
                });
    Lab delayed = lab(NONE, seconds(0.2), seconds(0.2), plan, rows, trades);
    RiskLimits keep = RiskLimits.defaults().withOverfills(RiskLimits.Overfills.KEEP);
    LabResult late = delayed.limits(keep).run();
    assertEquals(List.of("BUY 2 @ 99", "SELL 2 @ 101"), late.trades());
    LabResult atOnce = lab(NONE, NONE, NONE, plan, rows, trades).run();
    assertEquals(List.of("BUY 2 @ 99"), atOnce.trades());
  }

  @Test
  @DisplayName("K-6 an extra order does not shift the delays of the others")
  void drawsBelongToOrders() {
    LatencyModel drawn =
        new Percentiles(List.of(new Quantile(0, SECOND / 4), new Quantile(1, SECOND)));
    List<Long> alone = accepted(drawn, s -> s.at(at(1), c -> c.market(1, 1)));
    List<Long> both =
        accepted(drawn, s -> s.at(at(1), c -> c.market(1, 1)).at(at(4), c -> c.market(1, 1)));
    assertEquals(alone.getFirst(), both.getFirst());
    assertTrue(both.get(1) - at(4) != both.get(0) - at(1), "each order has its own draw");
  }

  private static List<Long> accepted(LatencyModel drawn, Consumer<Script> plan) {
    List<Long> times = new ArrayList<>();
    lab(
            NONE,
            drawn,
            NONE,
            plan.andThen(s ->
                s.onOrder((c, e) -> {
                  if (e.type() == OrderEventType.ACCEPTED) {
                    times.add(e.epochNanos());
                  }
                })),
            rising(9))
        .run();
    return times;
  }

  @Test
  @DisplayName("I-9, T-21 with delays no event depends on later data")
  void looksNotAhead() {
    LatencyModel drawn =
        new Percentiles(List.of(new Quantile(0, SECOND / 4), new Quantile(1, 2 * SECOND)));
    Lab lab =
        lab(
            drawn,
            drawn,
            drawn,
            s ->
                s.at(at(1), c -> c.submit(OrderRequest.limit(1, Side.SELL, 2, 104)))
                    .at(at(2), c -> c.market(1, 3))
                    .at(at(5), c -> c.market(1, -3)),
            rising(12),
            MarketRows.trades().trade(at(4) + 1, 104, 3).trade(at(9) + 1, 104, 3));
    for (int cut = 2; cut < 12; cut++) {
      LookAhead.check(lab, at(cut) + SECOND / 2);
    }
  }

  /// Two lots at 99 and two at 90 as one group; at 3.0 both sides of it trade before the news of
  /// the first fill is back. Told at 3.5, the cancel would be there at 4.0: too late.
  private static Lab race(RiskLimits.Overfills policy) {
    MarketRows trades = MarketRows.trades().trade(at(3), 99, 9).trade(at(3) + SECOND / 10, 90, 20);
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 5", "B 90 5", "A 101 50");
    for (int i = 4; i < 9; i++) {
      rows.message(at(i), "B 99 0", "B 90 0", "B 88 9", "A 101 " + (50 + i));
    }
    Consumer<Script> plan =
        s ->
            s.at(
                at(1),
                c -> {
                  long group = c.newGroup();
                  c.submit(OrderRequest.limit(1, Side.BUY, 2, 99).inGroup(group));
                  c.submit(OrderRequest.limit(1, Side.BUY, 3, 90).inGroup(group));
                });
    return lab(NONE, seconds(0.5), seconds(0.5), plan, rows, trades)
        .limits(RiskLimits.defaults().withLeverage(100_000_000_000L).withOverfills(policy));
  }

  @Test
  @DisplayName("O-26 both members of a group fill before the cancel: booked, marked, sold again")
  void groupRaceIsFlattened() {
    LabResult r = race(RiskLimits.Overfills.FLATTEN).run();
    // the second fill is known at 3.6, the sale is there at 4.1 and meets the bid of 4.0
    assertEquals(List.of("BUY 2 @ 99", "BUY 3 @ 90", "SELL 3 @ 88"), r.trades());
    assertEquals(0, r.fills().get(0).flags() & FillFlags.OCO_OVERFILL);
    assertEquals(FillFlags.OCO_OVERFILL, r.fills().get(1).flags() & FillFlags.OCO_OVERFILL);
    assertEquals(2, r.account().holding(0).lots());
    assertEquals(1, r.kernel().counts(0).overfills());
  }

  @Test
  @DisplayName("O-26 under KEEP the excess stays")
  void groupRaceIsKept() {
    LabResult r = race(RiskLimits.Overfills.KEEP).run();
    assertEquals(List.of("BUY 2 @ 99", "BUY 3 @ 90"), r.trades());
    assertEquals(5, r.account().holding(0).lots());
    assertEquals(1, r.kernel().counts(0).overfills());
  }

  @Test
  @DisplayName("F-22 a market order without protection sells to any bid, also below zero")
  void sellsWithoutProtection() {
    MarketRows rows =
        MarketRows.depth()
            .fullBook(at(1), "B 88 2", "B -3 5", "A 101 5")
            .message(at(2), "A 101 6")
            .message(at(3), "A 101 7");
    LabResult r = lab(NONE, NONE, NONE, s -> s.at(at(1), c -> c.market(1, -3)), rows).run();
    assertEquals(List.of("SELL 2 @ 88", "SELL 1 @ -3"), r.trades());
  }
}
