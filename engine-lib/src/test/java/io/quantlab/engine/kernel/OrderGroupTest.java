package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.RunLog;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Groups of orders of which one executes (OCO).
class OrderGroupTest {
  private static final RiskLimits NO_SHORTS =
      RiskLimits.defaults().withShorts(RiskLimits.Shorts.DENIED);

  /// Calls a script with the number of the tick or bar, from 1.
  private static final class Scripted implements Strategy {
    private final ObjIntConsumer<StrategyContext> script;
    private StrategyContext context;
    private int events;

    Scripted(ObjIntConsumer<StrategyContext> script) {
      this.script = script;
    }

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      script.accept(context, ++events);
    }

    @Override
    public void onBar(BarView bar) {
      script.accept(context, ++events);
    }
  }

  private static EngineRun run(ObjIntConsumer<StrategyContext> script, long dollars, Tape tape) {
    return EngineRun.of(() -> new Scripted(script), Terms.dollars(dollars))
        .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape)
        .limits(NO_SHORTS);
  }

  /// All of 1,000 dollars is in 10 shares. Stop and target can each sell them, so together they
  /// could sell 20: but only one of them will. The target fills at 110.00 (the print passed it),
  /// the stop is canceled, and the 1,100 buy 11 shares at 100.00: nothing is left counted.
  @Test
  @DisplayName("O-21, O-32: a group counts once at the gate, and nothing of it stays counted")
  void bracketOfAFullyInvestedAccount() {
    Tape tape =
        Tape.trades("2024-01-02")
            .trade("10:00", 10000, 50)
            .trade("10:01", 10000, 50)
            .trade("10:02", 10500, 50)
            .trade("10:03", 11100, 50)
            .trade("10:04", 10000, 50)
            .trade("10:05", 10000, 50);
    EngineRun.Result run =
        run(
                (c, event) -> {
                  if (event == 1) {
                    c.market(1, 10);
                  } else if (event == 2) {
                    long group = c.newGroup();
                    c.submit(OrderRequest.stop(1, Side.SELL, 10, 9500).inGroup(group));
                    c.submit(OrderRequest.limit(1, Side.SELL, 10, 11000).inGroup(group));
                  } else if (event == 5) {
                    c.market(1, 11);
                  }
                },
                1_000,
                tape)
            .run();
    assertEquals(
        List.of(
            "10:01:00 BUY 10 of 1 at 10000",
            "10:03:00 SELL 10 of 1 at 11000",
            "10:05:00 BUY 11 of 1 at 10000"),
        run.fills());
    assertEquals(List.of(), run.log().steps(OrderEventType.DENIED));
    assertEquals(1, run.log().steps(OrderEventType.CANCELED).size());
    assertEquals(0, run.kernel().counts(0).rejects());
  }

  @Test
  @DisplayName("O-32: without a group the second exit could sell what is not there")
  void exitsWithoutAGroup() {
    Tape tape = Tape.trades("2024-01-02").trade("10:00", 10000, 50).trade("10:01", 10000, 50);
    EngineRun.Result run =
        run(
                (c, event) -> {
                  if (event == 1) {
                    c.market(1, 10);
                  } else if (event == 2) {
                    c.submit(OrderRequest.stop(1, Side.SELL, 10, 9500));
                    c.submit(OrderRequest.limit(1, Side.SELL, 10, 11000));
                  }
                },
                1_000,
                tape)
            .run();
    List<RunLog.Step> denied = run.log().steps(OrderEventType.DENIED);
    assertEquals(1, denied.size());
    assertEquals(DenyReason.BORROW, denied.getFirst().denied());
  }

  /// The larger member fills in part: the smaller one goes, and what is left of the first counts.
  @Test
  @DisplayName("O-21: a part execution cancels the peers and leaves the rest working")
  void partExecution() {
    Tape tape =
        Tape.bars("2024-01-02", 5)
            .bar("10:00", 10000, 10000, 10000, 10000, 1000)
            .bar("10:05", 10000, 10000, 10000, 10000, 60)
            .bar("10:10", 10000, 10000, 10000, 10000, 1000);
    EngineRun.Result run =
        run(
                (c, event) -> {
                  if (event == 1) {
                    long group = c.newGroup();
                    c.submit(OrderRequest.market(1, Side.BUY, 10).inGroup(group));
                    c.submit(OrderRequest.limit(1, Side.BUY, 4, 9000).inGroup(group));
                  }
                },
                1_000,
                tape)
            .run();
    // volume cap 10 %: 6 of the 60 shares, then the other 4
    assertEquals(
        List.of("10:05:00 BUY 6 of 1 at 10000", "10:10:00 BUY 4 of 1 at 10000"), run.fills());
    assertEquals(1, run.log().steps(OrderEventType.CANCELED).size());
    assertEquals(0, run.kernel().counts(0).rejects());
  }

  @Test
  @DisplayName("O-21: filled at arrival, an order ends a peer that has not left yet")
  void peerThatHasNotLeft() {
    Tape tape = Tape.trades("2024-01-02").trade("10:00", 10000, 50).trade("10:01", 10000, 50);
    EngineRun.Result run =
        run(
                (c, event) -> {
                  if (event == 1) {
                    long group = c.newGroup();
                    c.submit(OrderRequest.market(1, Side.BUY, 5).inGroup(group));
                    c.submit(OrderRequest.limit(1, Side.BUY, 5, 10000).inGroup(group));
                  }
                },
                1_000,
                tape)
            .profile(FillProfile.immediate())
            .run();
    assertEquals(List.of("10:00:00 BUY 5 of 1 at 10000"), run.fills());
    assertEquals(1, run.log().steps(OrderEventType.CANCELED).size());
    assertEquals(0, run.kernel().counts(0).rejects());
  }

  /// Buy and sell fill at the open of 10:05. The children of the buy are released there and, with
  /// the position gone, canceled before the venue sees them; the orders sent on the fill of the
  /// sale take over their objects, and go to the venue once each.
  @Test
  @DisplayName("O-20: a child canceled before it was sent leaves nothing to send")
  void canceledBeforeItWasSent() {
    Tape tape =
        Tape.bars("2024-01-02", 5)
            .bar("10:00", 10000, 10000, 10000, 10000, 1000)
            .bar("10:05", 10000, 10000, 10000, 10000, 1000)
            .bar("10:10", 10000, 10000, 9000, 9500, 1000);
    EngineRun.Result run =
        EngineRun.of(BuysBelowOnCancel::new, Terms.dollars(100_000))
            .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape)
            .run();
    assertEquals(
        List.of(
            "10:05:00 BUY 10 of 1 at 10000",
            "10:05:00 SELL 10 of 1 at 10000",
            "10:15:00 BUY 2 of 1 at 9200",
            "10:15:00 BUY 1 of 1 at 9100"),
        run.fills());
    assertEquals(2, run.log().steps(OrderEventType.CANCELED).size());
  }

  private static final class BuysBelowOnCancel implements Strategy {
    private StrategyContext context;
    private boolean sent;
    private int canceled;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onBar(BarView bar) {
      if (!sent) {
        sent = true;
        context.market(1, 10);
        context.submit(OrderRequest.stop(1, Side.SELL, 10, 9500).childOf(1).reduceOnly());
        context.submit(OrderRequest.limit(1, Side.SELL, 10, 11000).childOf(1).reduceOnly());
        context.market(1, -10);
      }
    }

    @Override
    public void onOrder(OrderEventView event) {
      if (event.type() == OrderEventType.CANCELED) {
        canceled++;
        context.submit(OrderRequest.limit(1, Side.BUY, canceled, 9000 + 100 * canceled));
      }
    }
  }
}
