package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.Lab;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The venue without an engine: what an engine in step never asks of it, and the prices it wants to
/// be woken for (O-28, Z-3). One share on trades.
class SimulatedBrokerTest {
  private final PooledOrders orders = new PooledOrders();
  private final TopOfBook[] tops = {new TopOfBook()};
  private final HeardReports out = new HeardReports();
  private final Command command = new Command();
  private final MarketItem item = new MarketItem();

  private SimulatedBroker venue(SlippageModel slippage) {
    FillProfile profile = FillProfile.touch().withSlippage(slippage);
    List<Set<Schema>> schemas = List.of(Set.of(Schema.TRADE));
    return new SimulatedBroker(orders.pool, List.of(Lab.stock(1, 1)), schemas, tops, profile);
  }

  private void trade(SimulatedBroker venue, long price) {
    out.now++;
    tops[0].last(price);
    venue.advance(item.trade(0, out.now, price, 50), out);
  }

  @Test
  @DisplayName("O-28: cancel and amendment of an order the venue has not are refused as too late")
  void tooLate() {
    SimulatedBroker venue = venue(new SlippageModel.None());
    Order never = orders.limit(Side.BUY, 90);
    venue.take(command.cancel(never, 0), out);
    venue.take(command.amend(never, 4, 91, 0, 0), out);
    venue.expire(never, out);
    assertEquals(List.of("cancel refused 1 TOO_LATE", "update refused 1 TOO_LATE"), out.take());
    venue.take(command.submit(never, 0), out);
    venue.take(command.cancel(never, 0), out);
    venue.take(command.cancel(never, 0), out);
    assertEquals(List.of("accepted 1", "canceled 1 NONE", "cancel refused 1 TOO_LATE"), out.take());
  }

  @Test
  @DisplayName("Z-3: a bid wants prices at its limit or below; whoever ends wants none")
  void idleAfterTheLast() {
    List<BiConsumer<SimulatedBroker, Order>> ends =
        List.of(
            (venue, order) -> venue.take(command.cancel(order, out.now), out),
            (venue, order) -> venue.take(command.amend(order, 0, 90, 0, out.now), out),
            (venue, order) -> venue.expire(order, out),
            (venue, order) -> venue.withdraw(0, RejectReason.DELISTED, out));
    for (BiConsumer<SimulatedBroker, Order> end : ends) {
      SimulatedBroker venue = venue(new SlippageModel.None());
      Order order = orders.limit(Side.BUY, 90);
      assertTrue(venue.band(0).isIdle());
      venue.take(command.submit(order, out.now), out);
      assertTrue(venue.band(0).isOpen(), "it meets the next trade, whatever its price");
      trade(venue, 100);
      assertTrue(venue.band(0).hit(90));
      assertFalse(venue.band(0).hit(91));
      end.accept(venue, order);
      assertTrue(venue.band(0).isIdle());
    }
  }

  @Test
  @DisplayName("O-12, Z-3: a narrower distance moves the trigger and the price it wants")
  void follows() {
    SimulatedBroker venue = venue(new SlippageModel.None());
    Order order = orders.trailing(Side.SELL, 10);
    venue.take(command.submit(order, out.now), out);
    trade(venue, 100);
    assertTrue(venue.band(0).hit(90));
    assertFalse(venue.band(0).hit(91));
    venue.follow(order, 4);
    assertTrue(venue.band(0).hit(96));
    assertFalse(venue.band(0).hit(97));
    out.take();
    trade(venue, 96);
    assertEquals(List.of("triggered 1", "filled 1: 5 @ 96"), out.take());
  }

  @Test
  @DisplayName("A-8: a split restates the statistics of the sessions and what our trades moved")
  void split() {
    ImpactModel measured = new ImpactModel.SquareRoot(1, Double.NaN, Double.NaN);
    SimulatedBroker venue = venue(new SlippageModel.Impact(measured, 0, new SlippageModel.None()));
    venue.statistics(0).traded(300);
    venue.statistics(0).close(90);
    venue.overlay().add(0, 0, 0, 9);
    venue.overlay().add(2, 0, 0, -6);
    venue.split(0, 3, 1, out);
    assertEquals(900, venue.statistics(0).volume());
    assertEquals(3, venue.overlay().ticks(0, 0, 0));
    assertEquals(0, venue.overlay().ticks(1, 0, 0));
    assertEquals(-2, venue.overlay().ticks(2, 0, 0));
  }
}
