package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Contingency;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Parents, children and groups on a few trades, worked by hand.
///
/// An order meets the next trade first and takes it whole if it may; then it rests: a limit order
/// fills when a trade passes it by a tick, at its own price and no more lots than that trade had.
/// So a quiet trade at 100 follows whenever orders come to the venue.
@ExtendWith(InvariantsExtension.class)
class ContingencyTest {
  private final List<Submission> answers = new ArrayList<>();

  /// Trades `price x lots`, one each second.
  private static MarketRows trades(String... each) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < each.length; i++) {
      String[] part = each[i].split(" x ");
      rows.trade(Lab.at(i), Long.parseLong(part[0]), Long.parseLong(part[1]));
    }
    return rows;
  }

  private static LabResult run(Consumer<Script> plan, String... trades) {
    return Lab.on(trades(trades)).trader(Script.of(plan)).run();
  }

  private static OrderRequest buy(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  private static OrderRequest target(long lots, long ticks) {
    return OrderRequest.limit(1, Side.SELL, lots, ticks);
  }

  private static OrderRequest stop(long lots, long ticks) {
    return OrderRequest.stop(1, Side.SELL, lots, ticks);
  }

  /// Sizes an order had when it went to the venue or was changed.
  private static List<Long> sizes(LabResult r, long order) {
    return r.events(EventType.ORDER).stream()
        .filter(e -> e.a() == order)
        .filter(e ->
            e.orderEvent() == OrderEventType.UPDATED || e.orderEvent() == OrderEventType.SUBMITTED)
        .map(OutputEvent::c)
        .toList();
  }

  @Test
  @DisplayName("O-20 PARTIAL: a child is as large as what its parent executed, and grows with it")
  void partialRelease() {
    LabResult r =
        run(
            s ->
                s.at(
                    Lab.at(0),
                    c -> {
                      c.submit(buy(10, 100));
                      c.submit(target(10, 110).childOf(1));
                    }),
            "100 x 50",
            "100 x 50",
            "99 x 4",
            "100 x 1",
            "111 x 3",
            "99 x 6",
            "111 x 50");
    assertEquals(List.of("BUY 4 @ 100", "SELL 3 @ 110", "BUY 6 @ 100", "SELL 7 @ 110"), r.trades());
  }

  @Test
  @DisplayName("O-20 FULL: a child waits until its parent is filled")
  void fullRelease() {
    LabResult r =
        run(
            s ->
                s.at(
                    Lab.at(0),
                    c -> {
                      c.submit(buy(10, 100));
                      c.submit(target(10, 110).childOfFilled(1));
                    }),
            "100 x 50",
            "100 x 50",
            "99 x 4",
            "111 x 3",
            "99 x 6",
            "100 x 1",
            "111 x 50");
    assertEquals(List.of("BUY 4 @ 100", "BUY 6 @ 100", "SELL 10 @ 110"), r.trades());
  }

  @Test
  @DisplayName("O-20: with its parent a child that waits goes; what was released stays")
  void parentCanceled() {
    LabResult r =
        run(
            s ->
                s.at(
                        Lab.at(0),
                        c -> {
                          c.submit(buy(10, 100));
                          c.submit(target(10, 110).childOf(1));
                          c.submit(target(10, 120).childOfFilled(1));
                        })
                    .at(Lab.at(3), c -> c.cancel(1)),
            "100 x 50",
            "100 x 50",
            "99 x 4",
            "100 x 1",
            "111 x 50",
            "121 x 50");
    assertEquals(List.of("BUY 4 @ 100", "SELL 4 @ 110"), r.trades());
    assertEquals(List.of(OrderEventType.CANCELED), r.life(3));
  }

  /// Ten held; a stop and a target for all of it as one group.
  private static void exits(StrategyContext c, Contingency contingency) {
    long group = c.newGroup();
    c.submit(stop(10, 95).inGroup(group, contingency));
    c.submit(target(10, 110).inGroup(group, contingency));
  }

  @Test
  @DisplayName("O-21: any execution of one, also in part, ends the other; its rest works on")
  void oco() {
    LabResult r =
        run(
            s ->
                s.at(Lab.at(0), c -> c.market(1, 10)).at(Lab.at(1), c -> exits(c, Contingency.OCO)),
            "100 x 50",
            "100 x 50",
            "100 x 1",
            "111 x 4",
            "94 x 50",
            "111 x 50");
    assertEquals(List.of("BUY 10 @ 100", "SELL 4 @ 110", "SELL 6 @ 110"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast());
  }

  @Test
  @DisplayName("O-22: each execution of q lots takes q from the other; at 0 it is canceled")
  void ouo() {
    LabResult r =
        run(
            s ->
                s.at(Lab.at(0), c -> c.market(1, 10)).at(Lab.at(1), c -> exits(c, Contingency.OUO)),
            "100 x 50",
            "100 x 50",
            "100 x 1",
            "111 x 4",
            "94 x 50",
            "111 x 50");
    assertEquals(List.of("BUY 10 @ 100", "SELL 4 @ 110", "SELL 6 @ 94"), r.trades());
    assertEquals(List.of(10L, 6L), sizes(r, 2));
    assertEquals(OrderEventType.CANCELED, r.life(3).getLast());
  }

  /// An entry of ten with a stop for all and targets for six and four.
  private static void ladder(StrategyContext c) {
    c.submit(buy(10, 100));
    long exits = c.newGroup();
    c.submit(stop(10, 95).childOf(1).reduceOnly().inGroup(exits, Contingency.LADDER));
    c.submit(target(6, 110).childOf(1).reduceOnly().inGroup(exits, Contingency.LADDER));
    c.submit(target(4, 120).childOf(1).reduceOnly().inGroup(exits, Contingency.LADDER));
  }

  @Test
  @DisplayName("O-23: the stop of a ladder shrinks with each target, and goes with the last")
  void ladderOfTargets() {
    LabResult r =
        run(
            s -> s.at(Lab.at(0), ContingencyTest::ladder),
            "100 x 50",
            "100 x 50",
            "99 x 50",
            "100 x 1",
            "111 x 50",
            "121 x 50",
            "94 x 50");
    assertEquals(List.of("BUY 10 @ 100", "SELL 6 @ 110", "SELL 4 @ 120"), r.trades());
    assertEquals(List.of(10L, 4L), sizes(r, 2));
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast());
  }

  @Test
  @DisplayName("O-23: after a target the stop sells what is left, and the other target goes")
  void ladderIsStopped() {
    LabResult r =
        run(
            s -> s.at(Lab.at(0), ContingencyTest::ladder),
            "100 x 50",
            "100 x 50",
            "99 x 50",
            "100 x 1",
            "111 x 50",
            "94 x 50",
            "121 x 50");
    assertEquals(List.of("BUY 10 @ 100", "SELL 6 @ 110", "SELL 4 @ 94"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(4).getLast());
  }

  @Test
  @DisplayName("O-24, O-13: a close by hand cuts reduce-only exits, and ends them when flat")
  void closedByHand() {
    LabResult part =
        run(
            s -> s.at(Lab.at(0), ContingencyTest::ladder).at(Lab.at(3), c -> c.market(1, -7)),
            "100 x 50",
            "100 x 50",
            "99 x 50",
            "100 x 50",
            "100 x 50",
            "94 x 50");
    assertEquals(List.of("BUY 10 @ 100", "SELL 7 @ 100", "SELL 3 @ 94"), part.trades());
    LabResult all =
        run(
            s -> s.at(Lab.at(0), ContingencyTest::ladder).at(Lab.at(3), c -> c.market(1, -10)),
            "100 x 50",
            "100 x 50",
            "99 x 50",
            "100 x 50",
            "100 x 50",
            "94 x 50",
            "121 x 50");
    assertEquals(List.of("BUY 10 @ 100", "SELL 10 @ 100"), all.trades());
    for (long exit = 2; exit <= 4; exit++) {
      assertEquals(OrderEventType.CANCELED, all.life(exit).getLast());
    }
  }

  @Test
  @DisplayName("O-25: a smaller parent has smaller children: 10 to 6 makes 10, 6, 4 into 6, 3, 2")
  void parentAmended() {
    LabResult r =
        run(
            s -> s.at(Lab.at(0), ContingencyTest::ladder).at(Lab.at(1), c -> c.amend(1, 6, 100, 0)),
            "100 x 50",
            "100 x 50",
            "99 x 50",
            "100 x 1",
            "121 x 50",
            "94 x 50");
    assertEquals(List.of("BUY 6 @ 100", "SELL 3 @ 110", "SELL 2 @ 120", "SELL 1 @ 94"), r.trades());
  }

  @Test
  @DisplayName("O-25: a child is amended alone while it waits")
  void childAmended() {
    LabResult r =
        run(
            s ->
                s.at(
                        Lab.at(0),
                        c -> {
                          c.submit(buy(10, 100));
                          c.submit(target(10, 110).childOf(1));
                        })
                    .at(Lab.at(1), c -> c.amend(2, 5, 105, 0)),
            "100 x 50",
            "100 x 50",
            "99 x 50",
            "100 x 1",
            "106 x 50",
            "111 x 50");
    assertEquals(List.of("BUY 10 @ 100", "SELL 5 @ 105"), r.trades());
  }

  @Test
  @DisplayName(
      "O-13, O-20: a child that reduces nothing ends as it is released; what is sent then is sent once")
  void childThatReducesNothing() {
    // the child buys on top of what its parent bought; the next order may be the same object
    LabResult r =
        run(
            s ->
                s.at(
                        Lab.at(0),
                        c -> {
                          c.submit(OrderRequest.market(1, Side.BUY, 10));
                          c.submit(buy(10, 90).childOf(1).reduceOnly());
                        })
                    .at(Lab.at(1), c -> c.submit(target(4, 105))),
            "100 x 50",
            "100 x 50",
            "100 x 50",
            "106 x 50",
            "80 x 50");
    assertEquals(List.of("BUY 10 @ 100", "SELL 4 @ 105"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast());
    assertEquals(
        List.of(OrderEventType.SUBMITTED, OrderEventType.ACCEPTED, OrderEventType.FILLED),
        r.life(3));
  }

  @Test
  @DisplayName("O-25: ten orders in a group and three generations, no more")
  void limits() {
    run(
        s ->
            s.at(
                Lab.at(0),
                c -> {
                  for (int i = 0; i < 11; i++) {
                    answers.add(c.submit(buy(1, 90).inGroup(5)));
                  }
                  answers.add(c.submit(buy(1, 90))); // 12
                  answers.add(c.submit(target(1, 110).childOf(12)));
                  answers.add(c.submit(buy(1, 90).childOf(13)));
                  answers.add(c.submit(target(1, 110).childOf(14)));
                  answers.add(c.submit(target(1, 110).childOf(99)));
                }),
        "100 x 50");
    assertEquals(new Submission.Accepted(10), answers.get(9));
    assertEquals(
        new Submission.Denied(DenyReason.UNSUPPORTED, 10, 11, "orders in a group", ""),
        answers.get(10));
    assertEquals(new Submission.Accepted(14), answers.get(13));
    assertEquals(
        new Submission.Denied(DenyReason.UNSUPPORTED, 3, 4, "generations of orders", ""),
        answers.get(14));
    assertEquals(
        new Submission.Denied(DenyReason.UNSUPPORTED, 0, 99, "working parent order", ""),
        answers.get(15));
  }
}
