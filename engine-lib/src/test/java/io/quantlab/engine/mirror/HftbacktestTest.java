package io.quantlab.engine.mirror;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.execution.LatencyModel;
import io.quantlab.engine.execution.QueueModel;
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

/// Profile `book` against hftbacktest's exchange with partial fills.
///
/// Source: docs.rs/hftbacktest, `backtest::proc::PartialFillExchange`: a resting buy fills whole
/// when its price is at or above the best ask, or above a sell trade's price; in part by what is
/// left of a trade at its price once it is at the front of the queue; taking walks the book.
/// `ack_new` of `partialfillexchange.rs`: GTX that would take, IOC's rest and FOK beyond what is
/// shown expire, a market order's rest beyond 99 ticks too.
/// `backtest::models::RiskAdverseQueueModel`; latencies of feed, order entry and order response.
///
/// One difference on purpose: what a crossing limit does not find rests (F-22), hftbacktest fills
/// it at its limit and calls that unreal.
class HftbacktestTest {
  private static final QueueModel QUEUE = new QueueModel.RiskAverse();

  private static LabResult run(
      Latencies latencies, Consumer<Script> plan, MarketRows book, MarketRows trades) {
    return Lab.on(book)
        .data(1, trades)
        .profile(FillProfile.book(new BookFills(QUEUE, latencies, 0)))
        .trader(Script.of(plan))
        .run();
  }

  private static LabResult run(Consumer<Script> plan, MarketRows book, MarketRows trades) {
    return run(Latencies.NONE, plan, book, trades);
  }

  private static MarketRows started() {
    return MarketRows.depth()
        .fullBook(at(1), "B 100 5", "B 99 7", "A 101 3", "A 102 4", "A 105 50");
  }

  private static OrderRequest buyLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.BUY, lots, price);
  }

  @Test
  @DisplayName("4.1 book: in part by what a trade leaves once the queue ahead is gone")
  void frontOfTheQueue() {
    // 5 are ahead at 100: a trade of 4 leaves 1, the next one of 3 takes that and fills 2 of ours
    LabResult r =
        run(
            s -> s.at(at(1), c -> c.submit(buyLimit(3, 100))),
            started().message(at(2), "A 102 5").message(at(9), "A 102 6"),
            MarketRows.trades().trade(at(3), 100, 4).trade(at(4), 100, 3));
    assertEquals(List.of("BUY 2 @ 100"), r.trades());
    assertTrue(r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("4.1 book: whole when a trade is beyond its price, or the ask comes to it")
  void whole() {
    LabResult through =
        run(
            s -> s.at(at(1), c -> c.submit(buyLimit(3, 100))),
            started().message(at(2), "A 102 5").message(at(9), "A 102 6"),
            MarketRows.trades().trade(at(3), 99, 4));
    assertEquals(List.of("BUY 3 @ 100"), through.trades());
    LabResult crossed =
        run(
            s -> s.at(at(1), c -> c.submit(buyLimit(3, 99))),
            started().message(at(2), "A 102 5").message(at(3), "B 100 0", "B 99 0", "A 99 9"),
            MarketRows.trades().trade(at(9), 99, 1));
    assertEquals(List.of("BUY 3 @ 99"), crossed.trades());
  }

  @Test
  @DisplayName("4.1 book: taking walks the levels of the other side")
  void taking() {
    LabResult r =
        run(
            s -> s.at(at(1), c -> c.market(1, 6)),
            started().message(at(2), "B 98 1"),
            MarketRows.trades().trade(at(9), 100, 1));
    assertEquals(List.of("BUY 3 @ 101", "BUY 3 @ 102"), r.trades());
    assertFalse(r.fills().getFirst().maker());
  }

  /// Sends an order that meets the book started above; its life and trades.
  private static LabResult sent(OrderRequest order) {
    return run(
        s -> s.at(at(1), c -> c.submit(order)),
        started().message(at(2), "B 98 1"),
        MarketRows.trades().trade(at(9), 100, 1));
  }

  @Test
  @DisplayName("O-13, O-14: GTX never takes, IOC takes what is shown, FOK all or nothing")
  void timesInForce() {
    LabResult gtx = sent(buyLimit(2, 101).postOnly());
    assertEquals(List.of(), gtx.trades());
    assertEquals(OrderEventType.REJECTED, gtx.life(1).getLast());
    LabResult ioc = sent(buyLimit(6, 101).with(TimeInForce.IOC));
    assertEquals(List.of("BUY 3 @ 101"), ioc.trades());
    assertEquals(OrderEventType.CANCELED, ioc.life(1).getLast());
    assertEquals(
        List.of("BUY 3 @ 101", "BUY 4 @ 102"),
        sent(buyLimit(7, 102).with(TimeInForce.FOK)).trades());
    assertEquals(List.of(), sent(buyLimit(8, 102).with(TimeInForce.FOK)).trades());
  }

  @Test
  @DisplayName("F-22: a market order goes no further than its protection, the rest is canceled")
  void marketRest() {
    LabResult r =
        Lab.on(started().message(at(2), "B 98 1").message(at(9), "B 98 2"))
            .profile(FillProfile.book(new BookFills(QUEUE, Latencies.NONE, 3)))
            .trader(Script.of(s -> s.at(at(1), c -> c.market(1, 60))))
            .run();
    assertEquals(List.of("BUY 3 @ 101", "BUY 4 @ 102"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
  }

  @Test
  @DisplayName("F-60: fees by value, for takers and makers apart (`TradingValueFeeModel`)")
  void fees() {
    // taken: 3 at 1.01, 5 bp of 3.03 = 0.001515; made: 2 at 1.00, -1 bp of 2.00 = -0.0002
    LabResult r =
        Lab.on(started().message(at(2), "A 102 5").message(at(9), "A 102 6"))
            .data(1, MarketRows.trades().trade(at(3), 100, 7))
            .profile(FillProfile.book(new BookFills(QUEUE, Latencies.NONE, 0)))
            .fees(new FeeModel.Bps(-10_000, 50_000))
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          c.market(1, 3);
                          c.submit(buyLimit(2, 100));
                        })))
            .run();
    assertEquals(List.of("BUY 3 @ 101", "BUY 2 @ 100"), r.trades());
    assertEquals(151_500 - 20_000, r.account().feesE8());
  }

  @Test
  @DisplayName("F-40: an order meets the book of its arrival, and is told of it later still")
  void latencies() {
    LatencyModel second = new LatencyModel.Constant(Lab.SECOND);
    // seen at 2 s (feed 1 s), at the venue at 3 s, when the ask has gone to 103
    LabResult r =
        run(
            new Latencies(second, second, second),
            s -> s.at(at(2), c -> c.market(1, 2)),
            started()
                .message(at(2), "B 98 1")
                .message(at(3), "A 101 0", "A 102 0", "A 103 9")
                .message(at(9), "B 98 2"),
            MarketRows.trades().trade(at(9), 100, 1));
    assertEquals("BUY 2 @ 103", r.trades().getFirst());
    assertEquals(OrderEventType.FILLED, r.life(1).getLast());
  }
}
