package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.risk.BrokerLacks;
import io.quantlab.engine.risk.BrokerLacks.Feature;
import io.quantlab.engine.risk.BrokerLacks.Local;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.LookAhead;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// O-15, F-40: orders a broker at a distance lacks are held here, fire on what is seen here, and
/// travel from there on. By hand; against a strategy that watches the prices itself:
/// `EmulationDelayTwinTest`.
class EmulationDelayTest {
  private static final long SECOND = Lab.SECOND;
  private static final RiskLimits LOOSE =
      RiskLimits.defaults()
          .withLeverage(100_000_000_000L)
          .withRates(20_000, 60_000, 60_000)
          .withLacks(
              new BrokerLacks(
                  List.of(
                      Feature.STOP,
                      Feature.STOP_LIMIT,
                      Feature.MARKET_IF_TOUCHED,
                      Feature.LIMIT_IF_TOUCHED,
                      Feature.TRAILING),
                  Local.ALLOWED));

  private static LatencyModel nanos(long n) {
    return new LatencyModel.Constant(n);
  }

  static Lab lab(MarketRows rows, long feed, long entry, long response, Supplier<Strategy> plan) {
    Latencies latencies = new Latencies(nanos(feed), nanos(entry), nanos(response));
    return Lab.on(rows)
        .limits(LOOSE)
        .profile(FillProfile.book(new BookFills(new QueueModel.RiskAverse(), latencies, 0)))
        .trader(plan);
  }

  /// Half a second until prices are known here, a second to the venue, a quarter back.
  private static Lab slow(MarketRows rows, Supplier<Strategy> plan) {
    return lab(rows, SECOND / 2, SECOND, SECOND / 4, plan);
  }

  /// Asks 101, 102, 103, ... from second to second, five lots each; bids two below.
  private static MarketRows rising(int seconds) {
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 5", "A 101 5");
    for (int i = 2; i <= seconds; i++) {
      step(rows, i, 99 + i, 100 + i);
    }
    return rows;
  }

  static void step(MarketRows rows, int second, long from, long to) {
    rows.message(
        at(second),
        "A " + from + " 0",
        "B " + (from - 2) + " 0",
        "A " + to + " 5",
        "B " + (to - 2) + " 5");
  }

  /// Does something at the first tick that is known here, and later at others by their number.
  private static Supplier<Strategy> onTicks(
      List<Consumer<StrategyContext>> actions, List<String> heard) {
    return Script.of(s -> {
      int[] tick = {0};
      heard.clear();
      s.onTick(
              (c, t) -> {
                if (tick[0] < actions.size()) {
                  actions.get(tick[0]).accept(c);
                }
                tick[0]++;
              })
          .onOrder((c, e) ->
              heard.add(
                  (e.epochNanos() - at(0)) / (SECOND / 100) + " " + e.orderId() + " " + e.type()));
    });
  }

  @Test
  @DisplayName("O-15, F-40 fires on the price seen here, then travels; cancels and amends at once")
  void stopByHand() {
    List<String> heard = new ArrayList<>();
    Supplier<Strategy> plan =
        onTicks(
            List.of(
                c -> {
                  c.submit(OrderRequest.stop(1, Side.BUY, 2, 103));
                  c.submit(OrderRequest.stop(1, Side.BUY, 2, 120));
                  c.submit(OrderRequest.stop(1, Side.BUY, 1, 130));
                },
                c -> {
                  assertTrue(c.cancel(2));
                  assertTrue(c.amend(3, 3, 0, 104));
                }),
            heard);
    LabResult r = slow(rising(8), plan).judged();
    // sent at 1.5; ask 103 of 3.0 is seen at 3.5; at the venue at 4.5, where 104 is asked
    // order 3: ask 104 of 4.0 is seen at 4.5; at the venue at 5.5, where 105 is asked
    assertEquals(List.of("BUY 2 @ 104", "BUY 3 @ 105"), r.trades());
    assertEquals(
        List.of(
            "150 1 EMULATED",
            "150 2 EMULATED",
            "150 3 EMULATED",
            "250 2 CANCELED",
            "250 3 UPDATED",
            "350 1 RELEASED",
            "450 3 RELEASED",
            "475 1 ACCEPTED",
            "475 1 FILLED",
            "575 3 ACCEPTED",
            "575 3 FILLED"),
        heard);
    assertEquals(
        List.of(
            OrderEventType.EMULATED,
            OrderEventType.RELEASED,
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.FILLED),
        r.life(1));
  }

  /// Two stops of one group that one price reaches.
  private static LabResult pairReachedAtOnce(RiskLimits.Overfills policy) {
    Supplier<Strategy> plan =
        onTicks(
            List.of(c -> {
              long pair = c.newGroup();
              c.submit(OrderRequest.stop(1, Side.BUY, 2, 103).inGroup(pair));
              c.submit(OrderRequest.stop(1, Side.BUY, 3, 103).inGroup(pair));
            }),
            new ArrayList<>());
    return slow(rising(9), plan).limits(LOOSE.withOverfills(policy)).judged();
  }

  @Test
  @DisplayName("O-21, O-26 two peers held here and reached by one price race: the second is excess")
  void pairReachedAtOnce() {
    LabResult r = pairReachedAtOnce(RiskLimits.Overfills.FLATTEN);
    // an execution ends a peer, a trigger does not. Ask 103 of 3.0 is seen at 3.5; both are at the
    // venue at 4.5 and share the 5 lots asked at 104. Both fills are known at 4.75; the sale of the
    // second is there at 5.75, where 103 is bid
    assertEquals(List.of("BUY 2 @ 104", "BUY 3 @ 104", "SELL 3 @ 103"), r.trades());
    assertEquals(at(4) + SECOND * 3 / 4, r.fills().get(1).nanos());
    assertEquals(0, r.fills().get(0).flags() & FillFlags.OCO_OVERFILL);
    assertEquals(FillFlags.OCO_OVERFILL, r.fills().get(1).flags() & FillFlags.OCO_OVERFILL);
    assertEquals(2, r.account().holding(0).lots());
    assertEquals(1, r.kernel().counts(0).overfills());

    LabResult kept = pairReachedAtOnce(RiskLimits.Overfills.KEEP);
    assertEquals(List.of("BUY 2 @ 104", "BUY 3 @ 104"), kept.trades());
    assertEquals(5, kept.account().holding(0).lots());
  }

  @Test
  @DisplayName("O-21, O-15 a peer that is still held here when the other executes never leaves")
  void peerStaysHere() {
    List<String> heard = new ArrayList<>();
    Supplier<Strategy> plan =
        onTicks(
            List.of(c -> {
              long pair = c.newGroup();
              c.submit(OrderRequest.stop(1, Side.BUY, 2, 103).inGroup(pair));
              c.submit(OrderRequest.stop(1, Side.BUY, 3, 106).inGroup(pair));
            }),
            heard);
    LabResult r = slow(rising(9), plan).judged();
    // the fill of 4.5 is known at 4.75; 106 would be seen at 6.5
    assertEquals(List.of("BUY 2 @ 104"), r.trades());
    assertTrue(heard.contains("475 2 CANCELED"), heard::toString);
  }

  @Test
  @DisplayName(
      "O-15, O-4, O-5 a stop-limit travels as a limit order, a touched one as market order")
  void kindsByHand() {
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 5", "A 101 5");
    step(rows, 2, 101, 103);
    step(rows, 3, 103, 105);
    step(rows, 4, 105, 100);
    step(rows, 5, 100, 99);
    step(rows, 6, 99, 98);
    Supplier<Strategy> plan =
        onTicks(
            List.of(c -> {
              c.submit(OrderRequest.of(1, Side.BUY, 2, new OrderKind.StopLimit(103, 104)));
              c.submit(OrderRequest.of(1, Side.BUY, 1, new OrderKind.MarketIfTouched(100)));
            }),
            new ArrayList<>());
    LabResult r = slow(rows, plan).judged();
    // order 1: ask 103 of 2.0 is seen at 2.5; a bid of 104 at the venue at 3.5, where 105 is asked:
    //   it rests, and at 4.0 the ask comes to it. order 2: ask 100 of 4.0 is seen at 4.5, a market
    //   order at the venue at 5.5, where 99 is asked
    assertEquals(List.of("BUY 2 @ 104", "BUY 1 @ 99"), r.trades());
  }

  @Test
  @DisplayName("O-15, O-7 a trailing trigger follows the best price seen here")
  void trailingByHand() {
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 5", "A 101 5");
    step(rows, 2, 101, 106);
    step(rows, 3, 106, 104);
    step(rows, 4, 104, 103);
    step(rows, 5, 103, 102);
    step(rows, 7, 102, 105);
    Supplier<Strategy> plan =
        onTicks(
            List.of(c ->
                c.submit(
                    OrderRequest.of(
                        1,
                        Side.SELL,
                        2,
                        new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(3)))))),
            new ArrayList<>());
    LabResult r = slow(rows, plan).judged();
    // bids 104, 102, 101, 100: best 104 puts the trigger at 101, reached at 4.0, seen at 4.5; at
    // the
    // venue at 5.5, where 100 is bid
    assertEquals(List.of("SELL 2 @ 100"), r.trades());
  }

  @Test
  @DisplayName("O-15, O-14 an order held here ends when its time has come")
  void expiresHere() {
    List<String> heard = new ArrayList<>();
    Supplier<Strategy> plan =
        onTicks(
            List.of(c -> c.submit(OrderRequest.stop(1, Side.BUY, 2, 105).goodTill(at(3)))), heard);
    LabResult r = slow(rising(8), plan).judged();
    assertEquals(List.of("150 1 EMULATED", "300 1 EXPIRED"), heard);
    assertEquals(List.of(), r.trades());
  }

  @Test
  @DisplayName("I-9, T-21 no event of an order held here depends on later data")
  void looksNotAhead() {
    Lab lab =
        slow(
            rising(9),
            Script.of(s ->
                s.at(at(1), c -> c.submit(OrderRequest.stop(1, Side.BUY, 2, 104)))
                    .at(at(2), c -> c.submit(OrderRequest.stop(1, Side.SELL, 2, 90)))));
    for (int cut = 2; cut < 9; cut++) {
      LookAhead.check(lab, at(cut) + SECOND / 3);
    }
  }

  /// What a stop to buy at 105, given at the first second, does with a venue 1.5 s away.
  private static LabResult stopAt105(MarketRows rows) {
    Latencies latencies = new Latencies(nanos(0), nanos(3 * SECOND / 2), nanos(0));
    return Lab.on(rows)
        .limits(LOOSE)
        .profile(
            FillProfile.standard()
                .withBook(new BookFills(new QueueModel.RiskAverse(), latencies, 0)))
        .trader(
            Script.of(s ->
                s.submit(at(1), OrderRequest.of(1, Side.BUY, 2, new OrderKind.StopMarket(105)))))
        .run();
  }

  @Test
  @DisplayName("O-15, F-40: where nobody quotes, an order held here watches the trades")
  void watchesTrades() {
    MarketRows rows = MarketRows.trades();
    for (int i = 1; i <= 9; i++) {
      rows.trade(at(i), 100 + i, 5);
    }
    // the print of 105 at the fifth second, there at 6.5, met by the print of 107
    assertEquals(List.of("BUY 2 @ 107 after 7 s"), stopAt105(rows).timedTrades());
  }

  @Test
  @DisplayName("O-15, F-1, F-40: an order held here watches the quotes")
  void watchesQuotes() {
    MarketRows rows = MarketRows.quotes();
    for (int i = 1; i <= 9; i++) {
      rows.quote(at(i), 98 + i, 5, 100 + i, 5);
    }
    // the ask of 105 at the fifth second, there at 6.5, where 106 is asked
    assertEquals(List.of("BUY 2 @ 106 after 6 s"), stopAt105(rows).timedTrades());
  }

  @Test
  @DisplayName("O-15, F-40: on bars an order held here watches their closes")
  void watchesBars() {
    MarketRows rows = MarketRows.bars();
    for (int i = 1; i <= 9; i++) {
      rows.bar(at(i), at(i + 1), 100 + i, 100 + i, 100 + i, 100 + i, 50);
    }
    // the close of 105 is known at the sixth second, there at 7.5, met by the open of 108
    assertEquals(List.of("BUY 2 @ 108 after 8 s"), stopAt105(rows).timedTrades());
  }
}
