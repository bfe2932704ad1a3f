package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.Crossed;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Sessions;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.risk.BrokerLacks;
import io.quantlab.engine.risk.BrokerLacks.Feature;
import io.quantlab.engine.risk.BrokerLacks.Local;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What befalls orders held here for a venue that lacks them and is a second and a half away
/// (O-15), worked by hand: what fires at 4.0 s is there at 5.5 s and meets the book of 5.0 s.
@ExtendWith(InvariantsExtension.class)
class LocalOrdersTest {
  private static final long DAY = 86_400 * Lab.SECOND;
  private static final long AWAY = Lab.SECOND * 3 / 2;
  private static final RiskLimits LACKING =
      RiskLimits.defaults()
          .withLacks(
              new BrokerLacks(
                  List.of(
                      Feature.STOP,
                      Feature.STOP_LIMIT,
                      Feature.MARKET_IF_TOUCHED,
                      Feature.TRAILING),
                  Local.ALLOWED));

  private final MarketRows books = MarketRows.depth();
  private SessionScope scope = SessionScope.REGULAR;
  private Crossed crossed = Crossed.SKIP;

  private LocalOrdersTest book(long nanos, long bid, long ask) {
    books.fullBook(nanos, "B " + bid + " 50", "A " + ask + " 50");
    return this;
  }

  private LabResult run(Consumer<Script> plan, MarketRows... actions) {
    FillProfile touch = FillProfile.touch();
    FillProfile profile =
        new FillProfile(
            "book",
            touch.tickTiming(),
            touch.barTiming(),
            touch.quoteBarTiming(),
            touch.path(),
            0,
            touch.stopLimitInBar(),
            0,
            100_000_000,
            touch.beyondTop(),
            crossed,
            touch.slippage());
    Latencies away = Latencies.constant(0, AWAY, 0);
    Lab lab = Lab.on(books).scope(scope).limits(LACKING);
    for (MarketRows rows : actions) {
      lab.data(1, rows);
    }
    return lab.profile(profile.withBook(new BookFills(QueueModel.standard(), away, 0)))
        .trader(Script.of(plan))
        .run();
  }

  private static OrderRequest buyStop(long lots, long trigger) {
    return OrderRequest.stop(1, Side.BUY, lots, trigger);
  }

  private static OrderRequest sellStop(long lots, long trigger) {
    return OrderRequest.stop(1, Side.SELL, lots, trigger);
  }

  private static long ended(LabResult result, long order) {
    return result.events(EventType.ORDER).stream()
        .filter(e -> e.a() == order)
        .toList()
        .getLast()
        .nanos();
  }

  // ---- prices ----

  @Test
  @DisplayName("O-3, O-15: a buy watches the ask while one is shown")
  void askThatIsShown() {
    book(at(1), 95, 105);
    books.fullBook(at(2), "B 95 50").fullBook(at(3), "B 94 50");
    book(at(4), 98, 102).book(at(5), 98, 104).book(at(6), 98, 101).book(at(7), 97, 103);
    LabResult r = run(s -> s.submit(at(2), buyStop(3, 104)));
    assertEquals(List.of("BUY 3 @ 101 after 6 s"), r.timedTrades());
  }

  @Test
  @DisplayName("O-3, O-15: a sale watches the bid while one is shown")
  void bidThatIsShown() {
    book(at(1), 95, 105);
    books.fullBook(at(2), "A 105 50").fullBook(at(3), "A 106 50");
    book(at(4), 98, 102).book(at(5), 96, 104).book(at(6), 98, 101).book(at(7), 97, 103);
    LabResult r = run(s -> s.submit(at(2), sellStop(3, 96)));
    assertEquals(List.of("SELL 3 @ 98 after 6 s"), r.timedTrades());
  }

  @Test
  @DisplayName("F-9, O-15: crossed prices fire nothing, unless they are allowed to match")
  void crossedPrices() {
    book(at(1), 99, 101).book(at(2), 104, 103).book(at(3), 99, 101);
    book(at(4), 102, 104).book(at(5), 99, 101).book(at(6), 99, 102);
    Consumer<Script> plan = s -> s.submit(at(1), buyStop(2, 103));
    assertEquals(List.of("BUY 2 @ 101 after 5 s"), run(plan).timedTrades());
    crossed = Crossed.ALLOW;
    assertEquals(List.of("BUY 2 @ 101 after 3 s"), run(plan).timedTrades());
  }

  // ---- commands ----

  @Test
  @DisplayName("O-28, O-15: size, limit and trigger change at once; a trailing trigger does not")
  void amends() {
    book(at(1), 99, 101).book(at(2), 99, 101).book(at(3), 102, 104).book(at(4), 100, 105);
    book(at(5), 97, 105).book(at(6), 98, 106).book(at(7), 96, 107);
    OrderKind three = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(3)));
    LabResult r =
        run(s ->
            s.at(
                    at(1),
                    c -> {
                      c.submit(OrderRequest.stopLimit(1, Side.BUY, 5, 103, 104));
                      c.submit(OrderRequest.of(1, Side.SELL, 5, three));
                    })
                .at(
                    at(2),
                    c -> {
                      assertTrue(c.amend(1, 3, 106, 105));
                      assertTrue(c.amend(2, 4, 0, 101));
                    }));
    // the limit order of 106 leaves at 4.0; the sale trails 102 of 3.0: 99, not reached before 5.0
    assertEquals(List.of("BUY 3 @ 105 after 5 s", "SELL 4 @ 98 after 6 s"), r.timedTrades());
  }

  @Test
  @DisplayName("O-12, O-15: a narrower distance moves the trigger at once")
  void follows() {
    LocalOrders local = new LocalOrders(List.of(Lab.stock(1, 1)), Crossed.SKIP);
    Order order = new PooledOrders().trailing(Side.SELL, 10);
    HeardReports out = new HeardReports();
    local.take(new Command().submit(order, 0), out);
    TopOfBook top = new TopOfBook();
    top.bid(100, 5);
    local.see(0, top, null, out);
    assertEquals(90, order.triggerTicks());
    local.follow(order, 4);
    assertEquals(96, order.triggerTicks());
  }

  // ---- sessions and actions ----

  @Test
  @DisplayName("O-14, O-15: DAY ends with its session here, at once; GTC fires the day after")
  void endOfDay() {
    book(at(1), 99, 101).book(minute(389), 99, 101);
    book(at(1) + DAY, 105, 107).book(at(3) + DAY, 106, 108);
    LabResult r =
        run(s ->
            s.submit(
                at(1), buyStop(2, 106).with(TimeInForce.DAY), buyStop(3, 106), buyStop(1, 109)));
    assertEquals(List.of("BUY 3 @ 107"), r.trades());
    assertEquals(List.of(OrderEventType.EMULATED, OrderEventType.EXPIRED), r.life(1));
    assertEquals(minute(390), ended(r, 1));
    assertEquals(List.of(OrderEventType.EMULATED), r.life(3));
  }

  @Test
  @DisplayName("O-14, O-15: an order of the regular session fires only in it")
  void allowedSessions() {
    scope = SessionScope.EXTENDED;
    long hour = 60 * Lab.MINUTE;
    book(Lab.OPEN - hour, 98, 100).book(Lab.OPEN, 100, 102);
    book(minute(420), 95, 97).book(minute(421), 94, 96);
    book(Lab.OPEN + DAY - hour, 95, 97).book(at(0) + DAY, 93, 95).book(at(2) + DAY, 92, 94);
    LabResult r =
        run(s ->
            s.submit(
                Lab.OPEN - hour,
                sellStop(1, 96).in(Sessions.REGULAR),
                sellStop(2, 96).in(Sessions.EXTENDED)));
    assertEquals(List.of("SELL 2 @ 95", "SELL 1 @ 93"), r.trades());
    assertEquals(minute(420) + AWAY, r.fills().getFirst().nanos());
    assertEquals(at(0) + DAY + AWAY, r.fills().getLast().nanos());
  }

  private static MarketRows split(long numerator, long denominator) {
    return MarketRows.actions().row(at(3) - 1, ActionKind.SPLIT.id(), numerator, denominator, 0);
  }

  @Test
  @DisplayName("A-8, O-15: a split restates size and trigger of what is held here")
  void split() {
    book(at(1), 99, 101).book(at(2), 99, 101).book(at(3), 49, 51).book(at(4), 50, 52);
    book(at(6), 51, 53);
    LabResult r = run(s -> s.submit(at(1), buyStop(2, 104)), split(2, 1));
    assertEquals(List.of("BUY 4 @ 52 after 5 s"), r.timedTrades());
  }

  @Test
  @DisplayName("A-8, O-15: what is less than a lot after a split is canceled, the others stay")
  void splitToNothing() {
    book(at(1), 49, 51).book(at(2), 49, 51).book(at(3), 99, 101).book(at(4), 102, 104);
    book(at(6), 103, 105);
    LabResult r = run(s -> s.submit(at(1), buyStop(1, 52), buyStop(4, 52)), split(1, 2));
    assertEquals(List.of("BUY 2 @ 104 after 5 s"), r.timedTrades());
    assertEquals(List.of(OrderEventType.EMULATED, OrderEventType.CANCELED), r.life(1));
    assertEquals(at(3) - 1, ended(r, 1));
  }

  @Test
  @DisplayName("A-10, O-15: a delisting cancels what is held here")
  void delisted() {
    book(at(1), 99, 101).book(at(2), 99, 101);
    MarketRows gone = MarketRows.actions().row(at(2) + 1, ActionKind.DELISTING.id(), 1, 1, 0);
    LabResult r = run(s -> s.submit(at(1), buyStop(1, 105), sellStop(1, 95)), gone);
    for (long order : new long[] {1, 2}) {
      assertEquals(List.of(OrderEventType.EMULATED, OrderEventType.CANCELED), r.life(order));
      assertEquals(at(2) + 1, ended(r, order));
    }
  }
}
