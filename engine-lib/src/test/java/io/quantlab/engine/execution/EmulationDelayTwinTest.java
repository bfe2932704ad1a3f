package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// O-15, F-40: orders held here for a venue at a distance against a strategy that watches the
/// prices itself and sends what they become; random walks of the book. By hand:
/// [EmulationDelayTest].
class EmulationDelayTwinTest {
  private static final long SECOND = Lab.SECOND;

  private record Wish(int tick, Side side, long lots, OrderKind kind) {
    boolean reached(TickView t) {
      boolean buy = side == Side.BUY;
      long far = buy ? t.askTicks() : t.bidTicks();
      boolean above = buy == !(kind instanceof OrderKind.MarketIfTouched);
      return above ? far >= kind.triggerOrZero() : far <= kind.triggerOrZero();
    }

    OrderRequest whole() {
      return OrderRequest.of(1, side, lots, kind);
    }

    OrderRequest afterTrigger() {
      return kind instanceof OrderKind.StopLimit(var _, long limit)
          ? OrderRequest.limit(1, side, lots, limit)
          : OrderRequest.market(1, side, lots);
    }
  }

  private static MarketRows walk(SplittableRandom random, int steps) {
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 98 50", "A 100 50");
    long ask = 100;
    for (int i = 2; i <= steps; i++) {
      long next = ask + random.nextInt(-2, 3);
      if (next == ask) {
        rows.message(at(i), "A " + ask + " " + (40 + i % 7));
      } else {
        EmulationDelayTest.step(rows, i, ask, next);
      }
      ask = next;
    }
    return rows;
  }

  private static List<Wish> wishes(SplittableRandom random, int steps) {
    List<Wish> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      long trigger = 99 + random.nextInt(-6, 7);
      OrderKind kind =
          switch (random.nextInt(3)) {
            case 0 -> new OrderKind.StopMarket(trigger);
            case 1 -> new OrderKind.StopLimit(trigger, trigger + random.nextInt(-2, 3));
            default -> new OrderKind.MarketIfTouched(trigger);
          };
      all.add(new Wish(random.nextInt(steps - 5), side, 1 + random.nextInt(3), kind));
    }
    return all;
  }

  private static void watch(Script s, List<Wish> wishes) {
    int[] tick = {0};
    List<Wish> watched = new ArrayList<>();
    s.onTick((c, t) -> {
      for (Iterator<Wish> i = watched.iterator(); i.hasNext(); ) {
        Wish wish = i.next();
        if (wish.reached(t)) {
          c.submit(wish.afterTrigger());
          i.remove();
        }
      }
      int now = tick[0]++;
      wishes.stream().filter(w -> w.tick == now).forEach(watched::add);
    });
  }

  private static List<String> fills(LabResult r) {
    return r.fills().stream().map(f -> f.nanos() + " " + f.lots() + " " + f.priceTicks()).toList();
  }

  @Test
  @DisplayName("O-15, F-40 fills as a strategy does that watches the prices itself")
  void asByHand() {
    int filled = 0;
    for (long seed = 1; seed <= 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int steps = 60;
      MarketRows rows = walk(random, steps);
      List<Wish> wishes = wishes(random, steps);
      long feed = random.nextInt(3) * SECOND * 7 / 10;
      long entry = 1 + random.nextInt(3) * SECOND * 6 / 10;
      long response = random.nextInt(3) * SECOND * 3 / 10;
      Supplier<Strategy> emulated =
          Script.of(s -> {
            int[] tick = {0};
            s.onTick((c, t) -> {
              int now = tick[0]++;
              wishes.stream().filter(w -> w.tick == now).forEach(w -> c.submit(w.whole()));
            });
          });
      Supplier<Strategy> watching = Script.of(s -> watch(s, wishes));
      List<String> own =
          fills(EmulationDelayTest.lab(rows, feed, entry, response, emulated).judged());
      assertEquals(
          fills(EmulationDelayTest.lab(rows, feed, entry, response, watching).judged()),
          own,
          "seed " + seed);
      filled += own.size();
    }
    assertTrue(filled > 100, "only " + filled + " fills");
  }
}
