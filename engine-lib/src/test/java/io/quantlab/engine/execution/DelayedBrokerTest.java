package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.testkit.Lab;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A venue at a distance without an engine (F-40): two shares, commands take 500 ns. In the engine:
/// `DelayedVenueTest`.
class DelayedBrokerTest {
  private final PooledOrders orders = new PooledOrders();
  private final TopOfBook[] tops = {new TopOfBook(), new TopOfBook()};
  private final HeardReports out = new HeardReports();
  private final Command command = new Command();
  private final MarketItem item = new MarketItem();

  private Broker venue(Schema schema, SlippageModel slippage, long entry, long response) {
    FillProfile profile =
        FillProfile.touch()
            .withSlippage(slippage)
            .withBook(
                new BookFills(QueueModel.standard(), Latencies.constant(0, entry, response), 0));
    Broker venue =
        SimulatedBroker.of(
            orders.pool,
            List.of(Lab.stock(1, 1), Lab.stock(2, 1)),
            List.of(Set.of(schema), Set.of(schema)),
            tops,
            new LadderBook[2],
            profile,
            Lab.SEED);
    venue.follow(() -> out.now);
    return venue;
  }

  private Broker venue(long response) {
    return venue(Schema.TRADE, new SlippageModel.None(), 500, response);
  }

  private void trade(Broker venue, long nanos, long price) {
    out.now = nanos;
    tops[0].last(price);
    venue.advance(item.trade(0, nanos, price, 50), out);
  }

  /// Sends an order now and lets it arrive.
  private Order working(Broker venue, Order order) {
    venue.take(command.submit(order, out.now), out);
    out.now += 500;
    venue.due(out.now, out);
    return order;
  }

  // ---- when things are told ----

  @Test
  @DisplayName("F-40: without a way back everything is told in the step in which it happens")
  void toldAtOnce() {
    Broker venue = venue(0);
    Order bid = working(venue, orders.limit(Side.BUY, 100));
    assertEquals(List.of("accepted 1"), out.take());
    trade(venue, 1_000, 99);
    assertEquals(List.of("filled 1: 5 @ 99"), out.take(), "F-21: the first trade it meets");
    Order second = working(venue, orders.limit(Side.BUY, 90));
    out.take();
    venue.split(0, 2, 1, out);
    assertEquals(List.of("updated 2: 10 at 45, 0"), out.take());
    venue.expire(second, out);
    assertEquals(List.of("expired 2"), out.take());
    working(venue, orders.limit(Side.BUY, 40));
    out.take();
    venue.withdraw(0, RejectReason.DELISTED, out);
    assertEquals(List.of("canceled 3 DELISTED"), out.take());
    assertEquals(0, bid.openLots());
  }

  @Test
  @DisplayName("F-40: what happens at 700 is told 200 later, whatever happened at the venue before")
  void toldLater() {
    Broker venue = venue(200);
    Order bid = working(venue, orders.limit(Side.BUY, 90));
    assertEquals(700, venue.nextDueNanos());
    venue.due(700, out);
    out.take();
    out.now = 800;
    venue.split(0, 2, 1, out);
    assertEquals(1_000, venue.nextDueNanos());
    venue.due(1_000, out);
    out.now = 1_100;
    venue.expire(bid, out);
    assertEquals(1_300, venue.nextDueNanos());
    venue.due(1_300, out);
    assertEquals(List.of("updated 1: 10 at 45, 0", "expired 1"), out.take());
    working(venue, orders.limit(Side.BUY, 40));
    venue.due(1_800, out);
    out.now = 2_000;
    venue.withdraw(0, RejectReason.DELISTED, out);
    assertEquals(2_200, venue.nextDueNanos());
  }

  @Test
  @DisplayName("F-40: without a way there an order is at the venue when it is sent")
  void thereAtOnce() {
    Broker venue = venue(Schema.TRADE, new SlippageModel.None(), 0, 200);
    venue.take(command.submit(orders.limit(Side.BUY, 90), 50), out);
    assertEquals(250, venue.nextDueNanos(), "its acceptance is on the way");
    assertEquals(List.of(), out.take());
    venue.due(249, out);
    assertEquals(List.of(), out.take());
    venue.due(250, out);
    assertEquals(List.of("accepted 1"), out.take());
    assertEquals(Long.MAX_VALUE, venue.nextDueNanos());
  }

  // ---- what is on the way ----

  @Test
  @DisplayName("A-8, F-40: a delisting ends what is on its way to the venue too")
  void delistedOnTheWay() {
    Broker venue = venue(0);
    venue.take(command.submit(orders.limit(Side.BUY, 90), 0), out);
    out.now = 100;
    venue.withdraw(1, RejectReason.DELISTED, out);
    assertEquals(List.of(), out.take(), "another instrument");
    venue.withdraw(0, RejectReason.DELISTED, out);
    assertEquals(List.of("accepted 1", "canceled 1 DELISTED"), out.take());
    assertEquals(Long.MAX_VALUE, venue.nextDueNanos());
  }

  @Test
  @DisplayName("A-8, O-7: a split restates distances of orders at the venue, and of no others")
  void splitsDistances() {
    Broker venue = venue(0);
    Order here = working(venue, orders.trailing(0, Side.SELL, 10));
    Order other = working(venue, orders.trailing(1, Side.SELL, 10));
    Order never = orders.trailing(0, Side.SELL, 10);
    venue.split(0, 2, 1, out);
    assertEquals(new Trail.Offset.Price(5), here.trail().offset());
    assertEquals(new Trail.Offset.Price(10), other.trail().offset());
    assertEquals(new Trail.Offset.Price(10), never.trail().offset());
  }

  @Test
  @DisplayName("O-12, F-40: the venue reads a changed distance by itself, once the order is there")
  void follows() {
    Broker venue = venue(0);
    Order sale = orders.trailing(Side.SELL, 10);
    venue.take(command.submit(sale, 0), out);
    venue.follow(sale, 2); // on its way: it arrives with 10
    venue.due(500, out);
    trade(venue, 1_000, 100);
    trade(venue, 1_001, 97);
    assertEquals(List.of("accepted 1"), out.take());
    venue.follow(sale, 4);
    trade(venue, 1_002, 96);
    assertEquals(List.of("triggered 1", "filled 1: 5 @ 96"), out.take());
  }

  @Test
  @DisplayName("O-28, F-40: a cancel that finds an order ended is too late, however it ended")
  void tooLate() {
    for (int end = 0; end < 4; end++) {
      Broker venue = venue(0);
      trade(venue, 1, 100);
      Order order = end == 0 ? orders.postOnly(Side.BUY, 101) : orders.limit(Side.BUY, 90);
      working(venue, order);
      switch (end) {
        case 0 -> trade(venue, 600, 100);
        case 1 -> trade(venue, 600, 89);
        case 2 -> venue.withdraw(0, RejectReason.DELISTED, out);
        default -> venue.expire(order, out);
      }
      String last =
          List.of("rejected 1 WOULD_TAKE", "filled 2: 5 @ 89", "canceled 3 DELISTED", "expired 4")
              .get(end);
      assertEquals(List.of("accepted " + order.id(), last), out.take());
      venue.take(command.cancel(order, out.now), out);
      venue.due(out.now + 500, out);
      assertEquals(List.of("too late " + order.id()), out.take());
    }
  }

  // ---- what it says of itself ----

  @Test
  @DisplayName("F-2: a delay shorter than the bar it meets counts as ignored")
  void ignoredDelays() {
    Broker venue = venue(Schema.BAR, new SlippageModel.None(), 500, 0);
    for (TopOfBook top : tops) {
      top.bar(1_000, 50, TopOfBook.BarSpan.INTRADAY);
    }
    assertEquals(600, venue.barNanos(0, 1_600));
    venue.take(command.submit(orders.limit(Side.BUY, 90), 1_600), out);
    venue.take(command.submit(orders.limit(Side.BUY, 90), 1_600), out);
    assertEquals(List.of("accepted 1", "accepted 2"), out.take());
    assertEquals(2, venue.ignoredLatency());
    venue.take(command.submit(orders.limit(Side.BUY, 90), 1_500), out);
    assertEquals(List.of(), out.take());
    assertEquals(2, venue.ignoredLatency());
    assertEquals(2_000, venue.nextDueNanos());
  }

  @Test
  @DisplayName("F-81: where our trades moved prices is known of a venue at a distance too")
  void overlay() {
    assertNull(venue(0).overlay());
    ImpactModel linear = new ImpactModel.Linear(0.001, 0.001);
    SlippageModel impact = new SlippageModel.Impact(linear, 0, new SlippageModel.None());
    Broker venue = venue(Schema.TRADE, impact, 500, 0);
    assertNotNull(venue.overlay());
    assertFalse(venue.clipsToRange());
    assertFalse(venue.faulty());
  }
}
