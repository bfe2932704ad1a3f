package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Commands, answers, failures and ends of a run (engine contract 2.2, 2.5, T-30 to T-33).
class KernelTest {
  private static MarketRows trades(long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < prices.length; i++) {
      rows.trade(at(i + 1), prices[i], 100);
    }
    return rows;
  }

  private static OrderRequest buyLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.BUY, lots, price);
  }

  // ---- answers ----

  @Test
  @DisplayName("T-7: an order denied inside a callback disturbs no other order")
  void denialInsideACallback() {
    LabResult r =
        Lab.on(trades(105, 104, 103, 99))
            .trader(
                Script.of(s ->
                    s.at(at(1), c -> c.submit(buyLimit(1, 100)))
                        .onOrder((c, e) -> {
                          if (e.type() == OrderEventType.ACCEPTED) {
                            c.market(1, 0); // denied: MIN_SIZE
                          }
                        })))
            .run();
    assertEquals(List.of("BUY 1 @ 100"), r.trades());
    assertEquals(List.of(OrderEventType.DENIED), r.life(2));
  }

  @Test
  @DisplayName("T-6: a denial in onOrder does not change the fill told next")
  void fillViewSurvivesADenial() {
    List<String> told = new ArrayList<>();
    Lab.on(trades(105, 104))
        .trader(
            Script.of(s ->
                s.at(at(1), c -> c.market(1, 3))
                    .onOrder((c, e) -> {
                      if (e.type() == OrderEventType.FILLED) {
                        c.market(1, 0);
                      }
                    })
                    .onFill((c, f) -> told.add(f.orderId() + ": " + f.lots()))))
        .run();
    assertEquals("1: 3", told.getFirst());
  }

  @Test
  @DisplayName("3.3: an order whose cancel is on its way cannot be amended; nothing breaks")
  void amendAfterCancel() {
    List<Boolean> answers = new ArrayList<>();
    LabResult r =
        Lab.on(trades(105, 104, 103, 99))
            .trader(
                Script.of(s ->
                    s.at(at(1), c -> c.submit(buyLimit(1, 100)))
                        .at(
                            at(2),
                            c -> {
                              answers.add(c.cancel(1));
                              answers.add(c.amend(1, 2, 101, 0));
                            })))
            .run();
    assertEquals(List.of(true, false), answers.subList(0, 2));
    assertEquals(List.of(), r.trades());
  }

  @Test
  @DisplayName("O-33: a repeated client order id answers with what became of the order")
  void duplicateTellsTheOutcome() {
    List<Submission> answers = new ArrayList<>();
    OrderRequest request = buyLimit(1, 100).withClientOrderId("mine");
    Lab.on(trades(105, 104, 103, 103))
        .trader(
            Script.of(s ->
                s.at(at(1), c -> answers.add(c.submit(request)))
                    .at(at(2), c -> c.cancel(1))
                    .at(at(3), c -> answers.add(c.submit(request)))))
        .run();
    assertEquals(new Submission.Accepted(1), answers.get(0));
    assertEquals(new Submission.Duplicate(1, OrderStatus.CANCELED), answers.get(1));
  }

  @Test
  @DisplayName("O-33: a client order id is used up by a denial too")
  void denialIsRemembered() {
    List<Submission> answers = new ArrayList<>();
    OrderRequest request = OrderRequest.market(1, Side.BUY, Long.MAX_VALUE / 2);
    Lab.on(trades(105, 104))
        .trader(
            Script.of(s ->
                s.at(at(1), c -> answers.add(c.submit(request.withClientOrderId("mine"))))
                    .at(at(2), c -> answers.add(c.submit(request.withClientOrderId("mine"))))))
        .run();
    assertEquals(DenyReason.MAX_SIZE, ((Submission.Denied) answers.get(0)).reason());
    assertEquals(new Submission.Duplicate(1, OrderStatus.DENIED), answers.get(1));
  }

  @Test
  @DisplayName("K-9: an order of a foreign token is denied, with or without a decision log")
  void wrongTokenIsDenied() {
    List<Object> answers = new ArrayList<>();
    Lab lab =
        Lab.on(trades(105, 104))
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          answers.add(c.market(9, 1));
                          Submission answer = c.submit(OrderRequest.market(9, Side.BUY, 1));
                          answers.add(((Submission.Denied) answer).reason());
                        })));
    lab.run();
    lab.copy().decisions((q, n, a, sig, i, nm, v, in, an) -> {}).run();
    assertEquals(List.of(0L, DenyReason.WRONG_TOKEN, 0L, DenyReason.WRONG_TOKEN), answers);
  }

  @Test
  @DisplayName("K-10: data of a token the run does not know ends it, naming the token")
  void unknownTokenEndsTheRun() {
    Lab lab = Lab.on(trades(100, 101)).strayData(77, trades(5, 6)).trader(Script.of(s -> {}));
    RuntimeException e = assertThrows(RuntimeException.class, lab::run);
    assertTrue(e.getMessage().contains("77"), e.getMessage());
    assertTrue(e.getMessage().contains("UNKNOWN_TOKEN"), e.getMessage());
  }

  // ---- rounds of commands ----

  @Test
  @DisplayName("T-7: effects of a command are later items; a round ends before the next begins")
  void roundsOfCommands() {
    List<String> log = new ArrayList<>();
    Lab.on(trades(100, 101))
        .profile(FillProfile.immediate())
        .trader(
            Script.of(s ->
                s.at(
                        at(1),
                        c -> {
                          c.market(1, 1);
                          c.market(1, 2);
                          log.add("sent, position " + c.position(1).lots());
                        })
                    .onFill((c, f) -> {
                      log.add("filled " + f.lots() + " " + c.position(1).lots());
                      if (f.lots() == 1) {
                        c.market(1, 4);
                        log.add("sent again " + c.position(1).lots());
                      }
                    })))
        .run();
    assertEquals(
        List.of(
            "sent, position 0", // nothing happened inside the callback
            "filled 1 3", // both of the first round are done
            "sent again 3",
            "filled 2 3",
            "filled 4 7"),
        log.subList(0, 5));
  }

  @Test
  @DisplayName("T-7: more than 10,000 commands in one instant end the run with CASCADE_LIMIT")
  void cascade() {
    LabResult amends =
        Lab.on(trades(105, 104, 103))
            .trader(
                Script.of(s ->
                    s.at(at(1), c -> c.submit(buyLimit(1, 100)))
                        .onOrder((c, e) -> c.amend(e.orderId(), 1 + e.lots() % 7, 100, 0))))
            .run();
    assertEquals(EndReason.CASCADE_LIMIT, amends.end());
    LabResult denials =
        Lab.on(trades(105, 104, 103))
            .trader(
                Script.of(s -> s.at(at(1), c -> c.market(1, 0)).onOrder((c, e) -> c.market(1, 0))))
            .run();
    assertEquals(EndReason.CASCADE_LIMIT, denials.end());
  }

  // ---- OCO ----

  @Test
  @DisplayName("O-21: a peer still on its way when the first fills never reaches the venue")
  void peerOnItsWay() {
    LabResult r =
        Lab.on(trades(105, 104, 103))
            .profile(FillProfile.immediate())
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          c.submit(OrderRequest.market(1, Side.BUY, 1).inGroup(5));
                          c.submit(OrderRequest.market(1, Side.BUY, 2).inGroup(5));
                        })))
            .run();
    assertEquals(List.of("BUY 1 @ 105"), r.trades());
    assertEquals(List.of(OrderEventType.SUBMITTED, OrderEventType.CANCELED), r.life(2));
  }

  @Test
  @DisplayName("O-21: a partial execution cancels the peers; its own rest works on")
  void partialExecutionCancelsPeers() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 105, 9)
            .trade(at(2), 104, 9)
            .trade(at(3), 99, 2)
            .trade(at(4), 98, 9);
    LabResult r =
        Lab.on(rows)
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          c.submit(buyLimit(3, 100).inGroup(5));
                          c.submit(OrderRequest.stop(1, Side.BUY, 3, 110).inGroup(5));
                        })))
            .run();
    assertEquals(List.of("BUY 2 @ 100", "BUY 1 @ 100"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast());
    assertEquals(0, r.kernel().counts(0).rejects());
  }

  @Test
  @DisplayName("O-21: cancel or expiry of one ends the others")
  void cancelEndsThePeers() {
    LabResult r =
        Lab.on(trades(105, 104, 99))
            .trader(
                Script.of(s ->
                    s.at(
                            at(1),
                            c -> {
                              for (int i = 0; i < 3; i++) {
                                c.submit(buyLimit(1, 100).inGroup(5));
                              }
                            })
                        .at(at(2), c -> c.cancel(2))))
            .run();
    assertEquals(List.of(), r.trades());
    for (long order = 1; order <= 3; order++) {
      assertEquals(OrderEventType.CANCELED, r.life(order).getLast());
    }
  }

  // ---- timers ----

  @Test
  @DisplayName("T-9: a timer set on a tick fires at its due time, before the next tick")
  void timerOnTicks() {
    List<String> log = new ArrayList<>();
    Lab.on(trades(100, 101, 102, 103))
        .trader(
            Script.of(s ->
                s.at(at(1), c -> c.timer(at(1) + 500_000_000))
                    .onTick((c, t) -> log.add("tick " + seconds(c)))
                    .onTimer((c, t) -> log.add("timer " + t + " " + seconds(c)))))
        .run();
    assertEquals(
        List.of("tick 1.0", "timer 0 1.5", "tick 2.0", "tick 3.0", "tick 4.0"), log.subList(0, 5));
  }

  @Test
  @DisplayName("T-9: equal due times in creation order; one set for the past fires now")
  void timersInOrder() {
    List<String> log = new ArrayList<>();
    Lab.on(trades(100, 101, 102))
        .trader(
            Script.of(s ->
                s.at(
                        at(1),
                        c -> {
                          c.timer(at(2)); // 0: rank 90, after the tick of that instant
                          c.timer(at(1) + 1); // 1
                          c.timer(at(2)); // 2
                          c.timer(at(-50)); // 3: now
                        })
                    .onTick((c, t) -> log.add("tick " + seconds(c)))
                    .onTimer((c, t) -> log.add("timer " + t))))
        .run();
    assertEquals(
        List.of("tick 1.0", "timer 3", "timer 1", "tick 2.0", "timer 0", "timer 2", "tick 3.0"),
        log.subList(0, 7));
  }

  private static String seconds(StrategyContext c) {
    return Double.toString((c.epochNanos() - Lab.OPEN) / 1e9);
  }

  // ---- failures ----

  @Test
  @DisplayName("T-30: an exception leaves no order behind: not of its event, not of the one before")
  void failureLeavesNoOrder() {
    for (int others = 0; others < 2; others++) {
      Lab lab =
          Lab.on(trades(105, 104, 103, 102, 90, 80))
              .expectFailure()
              .trader(
                  Script.of(s ->
                      s.at(at(1), c -> c.market(1, 1))
                          .at(at(1), c -> c.submit(buyLimit(1, 95)))
                          // filled by the second trade: told before its tick
                          .onFill((c, f) -> c.submit(buyLimit(2, 96)))
                          .onTick((c, t) -> {
                            if (t.priceTicks() == 104) {
                              c.submit(buyLimit(3, 97));
                              throw new IllegalStateException("strategy bug");
                            }
                          })));
      for (int i = 0; i < others; i++) {
        lab.trader(
            Script.of(s -> s.at(at(2), c -> c.market(1, 7)).at(at(3), c -> c.market(1, -7))));
      }
      LabResult r = lab.run();
      List<String> mine =
          r.fills().stream().filter(f -> f.account() == 0).map(LabResult.Fill::brief).toList();
      assertEquals(List.of("BUY 1 @ 104"), mine, "position held, nothing more (onError HOLD)");
      assertEquals("onTick", r.kernel().failure().callback());
      assertEquals(others == 0 ? EndReason.STRATEGY_FAILED : EndReason.COMPLETED, r.end());
      if (others > 0) {
        List<String> theirs =
            r.fills().stream().filter(f -> f.account() == 1).map(LabResult.Fill::brief).toList();
        assertEquals(List.of("BUY 7 @ 103", "SELL 7 @ 102"), theirs);
      }
    }
  }

  @Test
  @DisplayName("T-30: every callback may fail; the run names it")
  void failureNamesItsCallback() {
    Runnable boom =
        () -> {
          throw new IllegalStateException("boom");
        };
    record Case(String callback, java.util.function.Consumer<Script> plan) {}
    List<Case> cases =
        List.of(
            new Case("onStart", s -> s.onStart(c -> boom.run())),
            new Case("onTick", s -> s.onTick((c, t) -> boom.run())),
            new Case("onFill", s -> s.at(at(1), c -> c.market(1, 1)).onFill((c, f) -> boom.run())),
            new Case(
                "onOrder", s -> s.at(at(1), c -> c.market(1, 1)).onOrder((c, e) -> boom.run())),
            new Case(
                "onTimer", s -> s.at(at(1), c -> c.timer(at(2))).onTimer((c, t) -> boom.run())),
            new Case("onSession", s -> s.onSession((c, v) -> boom.run())),
            new Case("onEnd", s -> s.onEnd(c -> boom.run())));
    for (Case c : cases) {
      LabResult r = Lab.on(trades(100, 101, 102)).expectFailure().trader(Script.of(c.plan)).run();
      assertEquals(c.callback, r.kernel().failure().callback());
    }
  }

  @Test
  @DisplayName(
      "1.5: money that overflows ends the run with its exception, never as a strategy's fault")
  void engineErrorIsNotTheStrategysFault() {
    // 1e9 lots at 1e6 ticks: 1e15 ticks of 1e6 e-8 = 1e21: beyond a long
    Lab lab =
        Lab.on(trades(1, 1, 1, 1_000_000))
            .limits(io.quantlab.engine.risk.RiskLimits.defaults().withLeverage(100_000_000_000L))
            .trader(Script.of(s -> s.at(at(1), c -> c.market(1, 1_000_000_000))));
    assertThrows(ArithmeticException.class, lab::run);
  }

  // ---- ends ----

  @Test
  @DisplayName("T-33: a run without data ends at once, completed, its books in order")
  void noData() {
    LabResult r = Lab.on(MarketRows.trades()).trader(Script.of(s -> {})).run();
    assertEquals(EndReason.COMPLETED, r.end());
    assertEquals(1_000_000L * 100_000_000, r.account().navE8());
  }

  @Test
  @DisplayName("T-33: the cancel flag stops the run; the result is complete up to there")
  void cancelFlag() {
    boolean[] stop = new boolean[1];
    LabResult r =
        Lab.on(trades(100, 101, 102, 103, 104, 105))
            .blocks(2)
            .cancelWhen(() -> stop[0])
            .trader(
                Script.of(s ->
                    s.at(at(1), c -> c.market(1, 1))
                        .at(at(3), c -> stop[0] = true)
                        .at(at(5), c -> c.market(1, -1))))
            .run();
    assertEquals(EndReason.CANCELED, r.end());
    assertEquals(List.of("BUY 1 @ 101"), r.trades());
  }

  @Test
  @DisplayName("T-32: equity below zero ends the run with RUINED")
  void ruined() {
    LabResult r =
        Lab.on(trades(100, 100, 300, 300))
            .blocks(1)
            .trader("short", Script.of(s -> s.at(at(1), c -> c.market(1, -1_000_000))), 1_000_000)
            .run();
    // short a million at 1.00, covered would cost 3.00 each: 1m + 1m - 3m < 0
    assertEquals(EndReason.RUINED, r.end());
  }

  @Test
  @DisplayName("T-32, K-5: ruin ends the run at its tick, however the data is cut into blocks")
  void ruinDoesNotDependOnBlocks() {
    Lab lab =
        Lab.on(trades(100, 100, 300, 100, 100))
            .trader("short", Script.of(s -> s.at(at(1), c -> c.market(1, -1_000_000))), 1_000_000);
    for (int rows : new int[] {1, 2, 4_096}) {
      LabResult r = lab.copy().blocks(rows).run();
      assertEquals(EndReason.RUINED, r.end());
      assertEquals(at(3), r.events().getLast().nanos());
    }
  }

  @Test
  @DisplayName("S: the first snapshot carries the session date of the data, not of the calendar")
  void startSnapshotDate() {
    LabResult r = Lab.on(trades(100, 101)).trader(Script.of(s -> {})).run();
    // Monday 2024-01-08 is day 19,730 since 1970-01-01
    assertEquals(19_730, r.events(EventType.SNAPSHOT_MORE).getFirst().extra());
  }

  @Test
  @DisplayName("T-32: orders in onEnd are denied; open positions are kept and marked")
  void endKeepsPositions() {
    List<Submission> answers = new ArrayList<>();
    LabResult r =
        Lab.on(trades(100, 101, 110))
            .trader(
                Script.of(s ->
                    s.at(at(1), c -> c.market(1, 10))
                        .onEnd(c -> answers.add(c.submit(buyLimit(1, 100))))))
            .run();
    assertEquals(DenyReason.TRADING_STATE, ((Submission.Denied) answers.getFirst()).reason());
    assertEquals(10, r.account().holding(0).lots());
    // 10 lots x 9 cents
    assertEquals(90L * 1_000_000, r.account().holding(0).unrealizedE8());
  }

  // ---- corporate actions ----

  private static final int SPLIT = 1;
  private static final int DIVIDEND = 2;

  @Test
  @DisplayName("A-8: a 4:1 split multiplies lots, keeps cost, restates orders passively")
  void splitFourForOne() {
    MarketRows actions = MarketRows.actions().row(at(3), SPLIT, 4, 1, 0);
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 402, 9)
            .trade(at(2), 402, 9) // buys 10 at 4.02
            .trade(at(4), 100, 900)
            .trade(at(5), 97, 900);
    LabResult r =
        Lab.on(rows)
            .data(1, actions)
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          c.market(1, 10);
                          c.submit(buyLimit(3, 393)); // 98.25 -> 98, 12 lots
                          c.submit(OrderRequest.stop(1, Side.BUY, 1, 421)); // 105.25 -> 106
                          c.submit(OrderRequest.limit(1, Side.SELL, 2, 425)); // 106.25 -> 107
                        })))
            .run();
    assertEquals(List.of("BUY 10 @ 402", "BUY 12 @ 98"), r.trades());
    // 40.20 dollars of cost stay, plus 12 x 0.98
    assertEquals((4_020L + 12 * 98) * 1_000_000, r.account().holding(0).costE8());
    assertEquals(52, r.account().holding(0).lots());
    List<Long> prices =
        r.events(EventType.ORDER).stream()
            .filter(e -> e.orderEvent() == OrderEventType.UPDATED)
            .map(e -> e.d() + e.e())
            .toList();
    assertEquals(List.of(98L, 106L, 107L), prices);
  }

  @Test
  @DisplayName("A-8: a fraction is paid in cash at the previous close times m/n")
  void reverseSplitFraction() {
    MarketRows actions = MarketRows.actions().row(at(3), SPLIT, 1, 3, 0);
    MarketRows rows =
        MarketRows.trades().trade(at(1), 100, 9).trade(at(2), 100, 9).trade(at(4), 300, 9);
    LabResult r =
        Lab.on(rows)
            .data(1, actions)
            .trader(Script.of(s -> s.at(at(1), c -> c.market(1, 10))))
            .run();
    // 10 old = 3 new and 1 old left over: 1 x 1.00
    assertEquals(3, r.account().holding(0).lots());
    assertEquals((100_000_000L - 1_000 + 100) * 1_000_000, r.account().cashE8());
  }

  @Test
  @DisplayName("A-1: a dividend is received long and paid short")
  void dividends() {
    MarketRows actions = MarketRows.actions().row(at(3), DIVIDEND, 25, 2, 0); // 0.125 a share
    MarketRows rows =
        MarketRows.trades().trade(at(1), 100, 9).trade(at(2), 100, 9).trade(at(4), 100, 9);
    Lab lab = Lab.on(rows).data(1, actions);
    LabResult held = lab.copy().trader(Script.of(s -> s.at(at(1), c -> c.market(1, 10)))).run();
    assertEquals((100_000_000L - 1_000 + 125) * 1_000_000, held.account().cashE8());
    LabResult sold = lab.copy().trader(Script.of(s -> s.at(at(1), c -> c.market(1, -10)))).run();
    assertEquals((100_000_000L + 1_000 - 125) * 1_000_000, sold.account().cashE8());
  }

  @Test
  @DisplayName(
      "T-7: an order given when a split restates another reaches the venue before the next trade")
  void commandsOfASplitAreNotLate() {
    MarketRows actions = MarketRows.actions().row(at(2), SPLIT, 2, 1, 0);
    MarketRows rows =
        MarketRows.trades().trade(at(1), 200, 9).trade(at(3), 100, 9).trade(at(4), 101, 9);
    LabResult r =
        Lab.on(rows)
            .data(1, actions)
            .trader(
                Script.of(s ->
                    s.at(at(1), c -> c.submit(buyLimit(3, 150)))
                        .onOrder((c, e) -> {
                          if (e.type() == OrderEventType.UPDATED) {
                            c.market(1, 1);
                          }
                        })))
            .run();
    assertEquals(List.of("BUY 1 @ 100"), r.trades());
  }

  @Test
  @DisplayName("O-14: a DAY order given in onSession of the close lives until the next close")
  void dayOrderAtTheClose() {
    long close = Lab.minute(390);
    long nextOpen = Lab.minute(24 * 60);
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 105, 9)
            .trade(close, 105, 9)
            .trade(nextOpen, 104, 9)
            .trade(nextOpen + 1, 99, 9);
    boolean[] sent = new boolean[1];
    LabResult r =
        Lab.on(rows)
            .trader(
                Script.of(s -> {
                  sent[0] = false;
                  s.onSession((c, v) -> {
                    boolean closing =
                        v.phase() == io.quantlab.engine.strategy.SessionView.Phase.CLOSE;
                    if (closing && !sent[0]) {
                      sent[0] = true;
                      c.submit(buyLimit(1, 100).with(TimeInForce.DAY));
                    }
                  });
                }))
            .run();
    assertEquals(List.of("BUY 1 @ 100"), r.trades());
  }
}
