package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.BeyondTop;
import io.quantlab.engine.execution.FillProfile.Crossed;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Hand-worked tapes of trades and quotes (engine contract 4.3, 4.6). Prices in ticks of one cent.
class TickFillsTest {
  private static final FillProfile STANDARD = FillProfile.standard();
  private static final FillProfile TOUCH = FillProfile.touch();

  private static LabResult run(FillProfile profile, MarketRows rows, Consumer<Script> plan) {
    return Lab.on(rows).profile(profile).trader(Script.of(plan)).run();
  }

  private static OrderRequest buyLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.BUY, lots, price);
  }

  private static OrderRequest sellLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.SELL, lots, price);
  }

  private static FillProfile varied(long through, BeyondTop beyond, Crossed crossed, long shareE8) {
    FillProfile p = FillProfile.standard();
    return new FillProfile(
        "varied",
        p.tickTiming(),
        p.barTiming(),
        p.quoteBarTiming(),
        p.path(),
        through,
        p.stopLimitInBar(),
        p.volumeCapE8(),
        shareE8,
        beyond,
        crossed,
        p.slippage());
  }

  // ---- trades only ----

  @Test
  @DisplayName("F-20: with trades only a taker pays the next trade, also across a gap")
  void marketPaysTheNextTrade() {
    MarketRows rows = MarketRows.trades().trade(at(1), 100, 5).trade(at(2), 107, 1);
    LabResult r = run(STANDARD, rows, s -> s.at(at(1), c -> c.market(1, 20)));
    assertEquals(List.of("BUY 20 @ 107"), r.trades()); // 107, and not limited by the print's size
  }

  @Test
  @DisplayName("F-21: at the limit TOUCH fills, THROUGH waits for a better price")
  void touchAndThrough() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 102, 5)
            .trade(at(2), 101, 5) // the order meets this one first and rests
            .trade(at(3), 100, 5) // at the limit
            .trade(at(4), 99, 5); // through it
    Consumer<Script> plan = s -> s.at(at(1), c -> c.submit(buyLimit(2, 100)));
    LabResult touch = run(TOUCH, rows, plan);
    assertEquals(List.of("BUY 2 @ 100"), touch.trades());
    assertEquals(at(3), touch.fills().getFirst().nanos());
    assertTrue(touch.fills().getFirst().maker());
    LabResult through = run(STANDARD, rows, plan);
    assertEquals(List.of("BUY 2 @ 100"), through.trades()); // its own price, not 99
    assertEquals(at(4), through.fills().getFirst().nanos());
  }

  @Test
  @DisplayName("F-21: a limit beyond the market takes the next trade as a market order would")
  void marketableLimitTakes() {
    MarketRows rows = MarketRows.trades().trade(at(1), 100, 5).trade(at(2), 101, 5);
    LabResult r = run(STANDARD, rows, s -> s.at(at(1), c -> c.submit(buyLimit(2, 105))));
    assertEquals(List.of("BUY 2 @ 101"), r.trades());
    assertEquals(false, r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("F-23: a print of q fills at most q x share of our resting lots, price-time first")
  void printSizeIsShared() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 105, 5)
            .trade(at(2), 104, 5)
            .trade(at(3), 98, 10) // 60 % of 10 = 6 lots: 4 at 101, 2 of the first at 100
            .trade(at(4), 98, 2) // 60 % of 2 = 1.2, floored to 1
            .trade(at(5), 98, 0); // size unknown: no bound
    LabResult r =
        run(
            varied(1, BeyondTop.ONE_TICK_WORSE, Crossed.SKIP, 60_000_000),
            rows,
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.submit(buyLimit(3, 100)); // order 1
                      c.submit(buyLimit(3, 100)); // order 2
                      c.submit(buyLimit(4, 101)); // order 3
                    }));
    assertEquals(List.of("BUY 4 @ 101", "BUY 2 @ 100", "BUY 1 @ 100", "BUY 3 @ 100"), r.trades());
    assertEquals(List.of(3L, 1L, 1L, 2L), r.fills().stream().map(LabResult.Fill::order).toList());
  }

  @Test
  @DisplayName(
      "O-3, F-20: a stop through which the price gaps fills at the trade, not at its trigger")
  void stopGaps() {
    MarketRows rows =
        MarketRows.trades().trade(at(1), 100, 5).trade(at(2), 99, 5).trade(at(3), 93, 5);
    LabResult r =
        run(
            STANDARD,
            rows,
            s -> s.at(at(1), c -> c.submit(OrderRequest.stop(1, Side.SELL, 2, 97))));
    assertEquals(List.of("SELL 2 @ 93"), r.trades());
    assertEquals(
        List.of(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.TRIGGERED,
            OrderEventType.FILLED),
        r.life(1));
  }

  @Test
  @DisplayName("O-4: a stop-limit that gaps past its limit triggers and rests there")
  void stopLimitRestsAfterAGap() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 100, 5)
            .trade(at(2), 101, 5)
            .trade(at(3), 110, 5) // triggers at 105, limit 106 is worse than 110
            .trade(at(4), 106, 5) // at the limit: THROUGH waits
            .trade(at(5), 105, 5); // through: filled at 106, as a maker
    LabResult r =
        run(
            STANDARD,
            rows,
            s -> s.at(at(1), c -> c.submit(OrderRequest.stopLimit(1, Side.BUY, 2, 105, 106))));
    assertEquals(List.of("BUY 2 @ 106"), r.trades());
    assertEquals(at(5), r.fills().getFirst().nanos());
    assertTrue(r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("O-4, F-21: a stop-limit triggered exactly at its limit is a limit: THROUGH waits")
  void stopLimitTriggeredAtItsLimitWaits() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 100, 5)
            .trade(at(2), 101, 5) // rests, not triggered
            .trade(at(3), 105, 5) // triggers; 105 is the limit: nothing through it yet
            .trade(at(4), 104, 5);
    Consumer<Script> plan =
        s -> s.at(at(1), c -> c.submit(OrderRequest.stopLimit(1, Side.BUY, 2, 105, 105)));
    LabResult through = run(STANDARD, rows, plan);
    assertEquals(at(4), through.fills().getFirst().nanos());
    LabResult touch = run(TOUCH, rows, plan);
    assertEquals(at(3), touch.fills().getFirst().nanos());
  }

  @Test
  @DisplayName("O-14: IOC that cannot trade at its first event is canceled")
  void immediateOrCancel() {
    MarketRows rows =
        MarketRows.trades().trade(at(1), 100, 5).trade(at(2), 101, 5).trade(at(3), 95, 5);
    LabResult r =
        run(
            STANDARD,
            rows,
            s -> s.at(at(1), c -> c.submit(buyLimit(2, 100).with(TimeInForce.IOC))));
    assertEquals(List.of(), r.trades());
    assertEquals(
        List.of(OrderEventType.SUBMITTED, OrderEventType.ACCEPTED, OrderEventType.CANCELED),
        r.life(1));
  }

  @Test
  @DisplayName("F-50: slippage makes takers worse, never worse than their limit, and spares makers")
  void slippage() {
    MarketRows rows =
        MarketRows.trades().trade(at(1), 10_000, 5).trade(at(2), 10_000, 5).trade(at(3), 9_990, 5);
    // 2.5 bp of 10,000 ticks are 2.5 ticks: away from the trader, 3
    FillProfile bps = STANDARD.withSlippage(new SlippageModel.Bps(25_000));
    Consumer<Script> plan =
        s ->
            s.at(
                at(1),
                c -> {
                  c.market(1, 1);
                  c.market(1, -1);
                  c.submit(buyLimit(1, 10_001)); // takes at 10,000: 1 tick is all its limit leaves
                  c.submit(buyLimit(1, 9_995)); // rests, maker at 9,995
                });
    assertEquals(
        List.of("BUY 1 @ 10003", "SELL 1 @ 9997", "BUY 1 @ 10001", "BUY 1 @ 9995"),
        run(bps, rows, plan).trades());
    FillProfile ticks = STANDARD.withSlippage(new SlippageModel.Ticks(2));
    assertEquals(
        List.of("BUY 1 @ 10002", "SELL 1 @ 9998", "BUY 1 @ 10001", "BUY 1 @ 9995"),
        run(ticks, rows, plan).trades());
  }

  // ---- quotes ----

  @Test
  @DisplayName("F-20: displayed size at the far side, the rest one tick worse")
  void oneTickWorse() {
    MarketRows rows = MarketRows.quotes().quote(at(1), 99, 5, 101, 5).quote(at(2), 99, 4, 102, 3);
    LabResult r = run(STANDARD, rows, s -> s.at(at(1), c -> c.market(1, 8)));
    assertEquals(List.of("BUY 3 @ 102", "BUY 5 @ 103"), r.trades());
  }

  @Test
  @DisplayName("F-20: WAIT takes what is shown and waits for the next quote")
  void beyondTopWaits() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 4, 102, 3)
            .quote(at(3), 99, 4, 104, 9);
    LabResult r =
        run(
            varied(0, BeyondTop.WAIT, Crossed.SKIP, 100_000_000),
            rows,
            s -> s.at(at(1), c -> c.market(1, 8)));
    assertEquals(List.of("BUY 3 @ 102", "BUY 5 @ 104"), r.trades());
  }

  @Test
  @DisplayName("F-20: CANCEL_REST cancels what is not shown")
  void beyondTopCancels() {
    MarketRows rows = MarketRows.quotes().quote(at(1), 99, 5, 101, 5).quote(at(2), 99, 4, 102, 3);
    LabResult r =
        run(
            varied(0, BeyondTop.CANCEL_REST, Crossed.SKIP, 100_000_000),
            rows,
            s -> s.at(at(1), c -> c.market(1, 8)));
    assertEquals(List.of("BUY 3 @ 102"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
  }

  @Test
  @DisplayName("F-31: what we took of a level is gone until the level changes")
  void consumption() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 5, 101, 5) // takes 4 of 5; 1 is left
            .quote(at(3), 98, 5, 101, 5) // the ask did not change: 1 left, 3 one tick worse
            .quote(at(4), 98, 5, 101, 6); // its size changed: 6 are there again
    LabResult r =
        run(
            STANDARD,
            rows,
            s ->
                s.at(at(1), c -> c.market(1, 4))
                    .at(at(2), c -> c.market(1, 4))
                    .at(at(3), c -> c.market(1, 6)));
    assertEquals(List.of("BUY 4 @ 101", "BUY 1 @ 101", "BUY 3 @ 102", "BUY 6 @ 101"), r.trades());
  }

  @Test
  @DisplayName("F-31: what a print took of the ask, the order that meets it cannot take again")
  void aPrintConsumes() {
    LabResult r =
        Lab.on(MarketRows.quotes().quote(at(1), 99, 5, 101, 5))
            .data(1, MarketRows.trades().trade(at(2), 101, 3).trade(at(3), 99, 9))
            .profile(STANDARD)
            .trader(
                Script.of(s -> s.at(at(1), c -> c.market(1, 4)).at(at(2), c -> c.market(1, -2))))
            .run();
    // 3 of the 5 at 101 went to the print: 2 are left, 2 cost a tick more
    // the print at 99 took all 5 of the bid and more: a tick worse
    assertEquals(List.of("BUY 2 @ 101", "BUY 2 @ 102", "SELL 2 @ 98"), r.trades());
  }

  @Test
  @DisplayName(
      "F-21: the far quote at a resting limit fills it at its own price, up to the size shown")
  void quoteCrossesLimit() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 5, 101, 5)
            .quote(at(2), 99, 5, 101, 5)
            .quote(at(3), 97, 5, 98, 2) // ask below the limit of 100: 2 lots at 100
            .quote(at(4), 97, 5, 98, 9); // size changed: the last 1
    LabResult r = run(STANDARD, rows, s -> s.at(at(1), c -> c.submit(buyLimit(3, 100))));
    assertEquals(List.of("BUY 2 @ 100", "BUY 1 @ 100"), r.trades());
    assertTrue(r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("3.1: with quotes a buy stop watches the ask, a sell stop the bid")
  void stopsWatchTheirSide() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 9, 101, 9)
            .quote(at(2), 99, 9, 104, 9) // the ask is at the buy stop, the bid above the sell stop
            .quote(at(3), 95, 9, 104, 9);
    LabResult r =
        run(
            STANDARD,
            rows,
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.submit(OrderRequest.stop(1, Side.SELL, 1, 96));
                      c.submit(OrderRequest.stop(1, Side.BUY, 1, 103));
                    }));
    assertEquals(List.of("BUY 1 @ 104", "SELL 1 @ 95"), r.trades());
  }

  @Test
  @DisplayName(
      "F-9: a crossed book matches nothing until it uncrosses, unless the profile allows it")
  void crossedBookWaits() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 9, 101, 9)
            .quote(at(2), 103, 9, 102, 9)
            .quote(at(3), 103, 9, 105, 9);
    Consumer<Script> plan = s -> s.at(at(1), c -> c.market(1, 1));
    assertEquals(List.of("BUY 1 @ 105"), run(STANDARD, rows, plan).trades());
    FillProfile allow = varied(1, BeyondTop.ONE_TICK_WORSE, Crossed.ALLOW, 100_000_000);
    assertEquals(List.of("BUY 1 @ 102"), run(allow, rows, plan).trades());
  }

  @Test
  @DisplayName("I-7: a side the quote does not show cannot be traded against")
  void absentSideIsNotMatched() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 9, 101, 9)
            .bidOnly(at(2), 99, 9) // the ask is gone: 101 must not fill a buy
            .quote(at(3), 99, 9, 108, 9);
    LabResult r = run(STANDARD, rows, s -> s.at(at(1), c -> c.market(1, 2)));
    assertEquals(List.of("BUY 2 @ 108"), r.trades());
  }

  @Test
  @DisplayName("I-7: IMMEDIATE waits while the far side is missing")
  void immediateWaitsForASide() {
    MarketRows rows = MarketRows.quotes().bidOnly(at(1), 99, 9).quote(at(2), 99, 9, 108, 9);
    LabResult r = run(FillProfile.immediate(), rows, s -> s.at(at(1), c -> c.market(1, 2)));
    assertEquals(List.of("BUY 2 @ 108"), r.trades());
    assertEquals(at(2), r.fills().getFirst().nanos());
  }

  @Test
  @DisplayName("F-1: IMMEDIATE fills at the quote the strategy saw, in the same instant, flagged")
  void immediate() {
    MarketRows rows = MarketRows.quotes().quote(at(1), 99, 9, 101, 9).quote(at(2), 99, 9, 108, 9);
    LabResult r = run(FillProfile.immediate(), rows, s -> s.at(at(1), c -> c.market(1, 2)));
    assertEquals(List.of("BUY 2 @ 101"), r.trades());
    assertEquals(at(1), r.fills().getFirst().nanos());
    assertEquals(
        io.quantlab.engine.order.FillFlags.OPTIMISTIC,
        r.fills().getFirst().flags() & io.quantlab.engine.order.FillFlags.OPTIMISTIC);
  }

  @Test
  @DisplayName("F-1, O-14: IMMEDIATE does not fill while the session is closed")
  void immediateWaitsForTheSession() {
    // the session opens at OPEN + 0 s; rows before it are delivered but match nothing
    MarketRows rows =
        MarketRows.trades().trade(at(-60), 100, 5).trade(at(-30), 101, 5).trade(at(5), 103, 5);
    LabResult r = run(FillProfile.immediate(), rows, s -> s.at(at(-60), c -> c.market(1, 2)));
    assertEquals(List.of("BUY 2 @ 103"), r.trades());
  }

  @Test
  @DisplayName("F-21: prints fill resting limits also when quotes do the matching")
  void printFillsLimitBesideQuotes() {
    MarketRows quotes = MarketRows.quotes().quote(at(1), 99, 9, 103, 9).quote(at(2), 99, 9, 103, 9);
    MarketRows trades = MarketRows.trades().trade(at(3), 100, 9).trade(at(4), 99, 1);
    LabResult r =
        Lab.on(quotes)
            .data(1, trades)
            .trader(Script.of(s -> s.at(at(1), c -> c.submit(buyLimit(2, 100)))))
            .run();
    // 100 is the limit: THROUGH waits; 99 is better: 1 lot, as large as the print
    assertEquals(List.of("BUY 1 @ 100"), r.trades());
    assertEquals(at(4), r.fills().getFirst().nanos());
  }

  // ---- changes of working orders ----

  @Test
  @DisplayName("O-28: an order amended to a price beyond the market takes the market's price")
  void amendedToMarketableTakes() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 9, 101, 9)
            .quote(at(2), 99, 9, 101, 9) // the order rests at 95
            .quote(at(3), 99, 9, 101, 8);
    LabResult r =
        run(
            STANDARD,
            rows,
            s -> s.at(at(1), c -> c.submit(buyLimit(2, 95))).at(at(2), c -> c.amend(1, 2, 120, 0)));
    assertEquals(List.of("BUY 2 @ 101"), r.trades()); // not at 120
    assertEquals(false, r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("O-28: size up goes to the back of the queue, size down keeps its place")
  void amendPriority() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 105, 5)
            .trade(at(2), 104, 5)
            .trade(at(3), 104, 5)
            .trade(at(4), 99, 3);
    Consumer<Script> up =
        s ->
            s.at(
                    at(1),
                    c -> {
                      c.submit(buyLimit(3, 100));
                      c.submit(buyLimit(3, 100));
                    })
                .at(at(2), c -> c.amend(1, 4, 100, 0));
    assertEquals(2, run(STANDARD, rows, up).fills().getFirst().order());
    Consumer<Script> down =
        s ->
            s.at(
                    at(1),
                    c -> {
                      c.submit(buyLimit(3, 100));
                      c.submit(buyLimit(3, 100));
                    })
                .at(at(2), c -> c.amend(1, 2, 100, 0));
    assertEquals(1, run(STANDARD, rows, down).fills().getFirst().order());
  }

  @Test
  @DisplayName(
      "O-28, I-6: a size of no more than what is filled cancels the rest, lots stay the filled")
  void amendBelowFilled() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 105, 5)
            .trade(at(2), 104, 5)
            .trade(at(3), 99, 4) // fills 4 of 10
            .trade(at(4), 98, 9);
    LabResult r =
        run(
            STANDARD,
            rows,
            s ->
                s.at(at(1), c -> c.submit(buyLimit(10, 100)))
                    .at(at(3), c -> c.amend(1, 3, 100, 0)));
    assertEquals(List.of("BUY 4 @ 100"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
  }

  @Test
  @DisplayName("O-28: a trigger amended past the market fires at the next trade")
  void amendedTriggerFires() {
    MarketRows rows =
        MarketRows.trades().trade(at(1), 100, 5).trade(at(2), 100, 5).trade(at(3), 101, 5);
    LabResult r =
        run(
            STANDARD,
            rows,
            s ->
                s.at(at(1), c -> c.submit(OrderRequest.stop(1, Side.SELL, 1, 90)))
                    .at(at(2), c -> c.amend(1, 1, 0, 101)));
    assertEquals(List.of("SELL 1 @ 101"), r.trades());
  }

  @Test
  @DisplayName(
      "O-14: DAY expires at the close of its session; sent while closed it is for the next")
  void dayOrders() {
    long close = Lab.minute(390); // 16:00
    long nextOpen = Lab.OPEN + 24 * 60 * Lab.MINUTE;
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 105, 5)
            .trade(close, 104, 5)
            .trade(close + Lab.MINUTE, 90, 5) // after the close: neither filled nor alive
            .trade(nextOpen, 103, 5)
            .trade(nextOpen + 1, 99, 5);
    LabResult r =
        run(
            STANDARD,
            rows,
            s ->
                s.at(at(1), c -> c.submit(buyLimit(1, 100).with(TimeInForce.DAY)))
                    .at(close + Lab.MINUTE, c -> c.submit(buyLimit(2, 100).with(TimeInForce.DAY))));
    assertEquals(OrderEventType.EXPIRED, r.life(1).getLast());
    assertEquals(List.of("BUY 2 @ 100"), r.trades());
    assertEquals(nextOpen + 1, r.fills().getFirst().nanos());
  }

  @Test
  @DisplayName("F-60, F-61: minimum and flat fees are charged once per order, not per fill")
  void feesPerOrder() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 10_500, 5)
            .trade(at(2), 10_400, 5)
            .trade(at(3), 9_900, 100)
            .trade(at(4), 9_900, 300);
    Lab lab =
        Lab.on(rows).trader(Script.of(s -> s.at(at(1), c -> c.submit(buyLimit(400, 10_000)))));
    // 0.005 per share, at least 1.00: 100 shares 0.50 -> 1.00; 400 shares 2.00, so 1.00 more
    LabResult share = lab.fees(new FeeModel.PerShare(500_000, 100_000_000, 0)).run();
    assertEquals(
        List.of(100_000_000L, 100_000_000L),
        share.fills().stream().map(LabResult.Fill::feeE8).toList());
    // at most 0.001 % of the value: 100 x 100.00 = 10,000.00 -> 0.10; all 40,000.00 -> 0.40
    LabResult most = lab.copy().fees(new FeeModel.PerShare(500_000, 100_000_000, 1_000)).run();
    assertEquals(
        List.of(10_000_000L, 30_000_000L),
        most.fills().stream().map(LabResult.Fill::feeE8).toList());
    LabResult flat = lab.copy().fees(new FeeModel.PerTrade(70_000_000)).run();
    assertEquals(
        List.of(70_000_000L, 0L), flat.fills().stream().map(LabResult.Fill::feeE8).toList());
    // maker 1 bp of 10,000.00 = 1.00 and of 30,000.00 = 3.00
    LabResult bps = lab.copy().fees(new FeeModel.Bps(10_000, 50_000)).run();
    assertEquals(
        List.of(100_000_000L, 300_000_000L),
        bps.fills().stream().map(LabResult.Fill::feeE8).toList());
  }
}
