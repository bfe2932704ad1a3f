package io.quantlab.engine.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.risk.BrokerLacks;
import io.quantlab.engine.risk.BrokerLacks.Feature;
import io.quantlab.engine.risk.BrokerLacks.Local;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// O-15: orders the engine emulates against the same orders at a venue that has them. At a
/// distance: `EmulationDelayTest`.
class EmulationTest {
  private static final int CASES = 60;
  private static final RiskLimits LOOSE =
      RiskLimits.defaults().withLeverage(100_000_000_000L).withRates(20_000, 60_000, 60_000);
  private static final List<Feature> EMULATED =
      List.of(
          Feature.STOP,
          Feature.STOP_LIMIT,
          Feature.MARKET_IF_TOUCHED,
          Feature.LIMIT_IF_TOUCHED,
          Feature.TRAILING);

  private static LabResult run(RandomCase c, RiskLimits limits) {
    Lab lab = Lab.empty().instrument(c.instrument()).limits(limits);
    c.data().forEach(rows -> lab.data(1, rows));
    lab.profile(c.profile()).fees(c.fees()).cost(c.method());
    return lab.trader("plan", () -> new PlanTrader(c.plan()), 1_000_000).judged();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("O-15: at no delay an emulated order fills as a native one does")
  void sameFills(RandomCase.Market market) {
    long emulated = 0;
    for (long seed = 1; seed <= CASES; seed++) {
      RandomCase c = RandomCase.of(market, seed);
      LabResult own = run(c, LOOSE);
      LabResult lacking = run(c, LOOSE.withLacks(new BrokerLacks(EMULATED, Local.ALLOWED)));
      assertEquals(own.fills(), lacking.fills(), "seed " + seed + "\n" + c);
      assertEquals(own.account().navE8(), lacking.account().navE8(), "seed " + seed);
      emulated += count(lacking, OrderEventType.RELEASED);
      assertEquals(0, count(own, OrderEventType.EMULATED));
    }
    assertTrue(emulated > 0, "no emulated order was ever released");
  }

  private static long count(LabResult run, OrderEventType event) {
    return run.events(io.quantlab.engine.kernel.EventType.ORDER).stream()
        .filter(e -> e.orderEvent() == event)
        .count();
  }

  private static LabResult stops(BrokerLacks lacks, List<Submission> answers) {
    MarketRows rows = MarketRows.trades();
    long[] prices = {100, 100, 101, 103, 104, 104};
    for (int i = 0; i < prices.length; i++) {
      rows.trade(Lab.at(i), prices[i], 50);
    }
    return Lab.on(rows)
        .limits(LOOSE.withLacks(lacks))
        .trader(
            Script.of(s ->
                s.at(
                        Lab.at(0),
                        c -> {
                          answers.add(c.submit(OrderRequest.stop(1, Side.BUY, 2, 103)));
                          answers.add(c.submit(OrderRequest.stop(1, Side.BUY, 2, 110)));
                          answers.add(c.submit(OrderRequest.stop(1, Side.BUY, 2, 111)));
                        })
                    .at(Lab.at(1), c -> c.amend(2, 3, 0, 104))
                    .at(Lab.at(1), c -> c.cancel(3))))
        .judged();
  }

  @Test
  @DisplayName("O-15, 3.3: EMULATED until the trigger, RELEASED, then submitted as what it becomes")
  void life() {
    LabResult r = stops(new BrokerLacks(List.of(Feature.STOP), Local.ALLOWED), new ArrayList<>());
    assertEquals(
        List.of(
            OrderEventType.EMULATED,
            OrderEventType.RELEASED,
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.FILLED),
        r.life(1));
    assertEquals(
        List.of(
            OrderEventType.EMULATED,
            OrderEventType.UPDATED,
            OrderEventType.RELEASED,
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.FILLED),
        r.life(2));
    assertEquals(List.of(OrderEventType.EMULATED, OrderEventType.CANCELED), r.life(3));
    assertEquals(
        stops(BrokerLacks.NOTHING, new ArrayList<>()).fills(), r.fills(), "as the venue does it");
  }

  @Test
  @DisplayName("O-15: LOCAL_ONLY orders are refused where the account does not allow them")
  void localOnly() {
    List<Submission> answers = new ArrayList<>();
    LabResult r = stops(new BrokerLacks(List.of(Feature.STOP), Local.DENIED), answers);
    assertEquals(
        new Submission.Denied(DenyReason.UNSUPPORTED, 0, 1, "orders", "LOCAL_ONLY"),
        answers.getFirst());
    assertEquals(List.of(), r.trades());
  }

  @Test
  @DisplayName("O-15, O-31: what nobody can do for the broker is UNSUPPORTED")
  void unsupported() {
    List<OrderRequest> orders =
        List.of(
            OrderRequest.market(1, Side.BUY, 1).with(TimeInForce.IOC),
            OrderRequest.market(1, Side.BUY, 1).with(TimeInForce.FOK),
            OrderRequest.limit(1, Side.BUY, 1, 90).postOnly(),
            OrderRequest.limit(1, Side.BUY, 9, 90).iceberg(2),
            OrderRequest.of(1, Side.BUY, 1, new OrderKind.MarketOnOpen()),
            OrderRequest.of(1, Side.BUY, 1, new OrderKind.LimitOnClose(90)),
            OrderRequest.of(1, Side.BUY, 1, new OrderKind.MarketToLimit()));
    List<Submission> answers = new ArrayList<>();
    Lab.on(MarketRows.trades().trade(Lab.at(0), 100, 5))
        .limits(LOOSE.withLacks(new BrokerLacks(List.of(Feature.values()), Local.ALLOWED)))
        .trader(Script.of(s -> s.at(Lab.at(0), c -> orders.forEach(o -> answers.add(c.submit(o))))))
        .judged();
    for (Submission answer : answers) {
      assertEquals(
          new Submission.Denied(DenyReason.UNSUPPORTED, 0, 1, "orders", "the broker cannot"),
          answer);
    }
    assertFalse(answers.isEmpty());
  }
}
