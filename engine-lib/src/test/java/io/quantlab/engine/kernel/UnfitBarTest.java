package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.Tape;
import io.quantlab.engine.testkit.Terms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Stored quote bars that lack a side (its prices are 0) or were made without a record.
class UnfitBarTest {
  private static final String DAY = "2024-01-02";

  /// Buys 5 on the first bar, sells them on the fourth.
  private static final class BuyThenSell implements Strategy {
    private final List<Long> navs = new ArrayList<>();
    private StrategyContext context;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onBar(BarView bar) {
      navs.add(context.navE8());
      if (navs.size() == 1) {
        context.market(1, 5);
      } else if (navs.size() == 4) {
        context.market(1, -5);
      }
    }
  }

  private static Tape bar(Tape tape, String time, long bid, long ask, long flags) {
    long start = Tape.nanos(DAY, time);
    long end = start + 300_000_000_000L;
    return tape.row(end, start, bid, bid, bid, bid, ask, ask, ask, ask, 0, 0, flags);
  }

  /// Bought at the ask of 10:10, marked at its bid; the bar of 10:15 shows no bid, so the mark
  /// stays; sold at the bid of 10:25, because that of 10:20 has none.
  @Test
  @DisplayName("A-6: a bar without a side fills nothing and marks nothing at zero")
  void missingSide() {
    Tape tape = Tape.quoteBars(DAY, 5);
    bar(tape, "10:00", 10000, 10010, 0);
    bar(tape, "10:05", 0, 10015, Flags.NO_BID);
    bar(tape, "10:10", 10020, 10030, 0);
    bar(tape, "10:15", 0, 10035, Flags.NO_BID);
    bar(tape, "10:20", 0, 10035, Flags.NO_BID);
    bar(tape, "10:25", 10040, 10050, 0);
    assertFills(tape, "10:10:00 BUY 5 of 1 at 10030", "10:25:00 SELL 5 of 1 at 10040");
  }

  @Test
  @DisplayName("T-14: a synthetic quote bar fills nothing")
  void synthetic() {
    Tape tape = Tape.quoteBars(DAY, 5);
    bar(tape, "10:00", 10000, 10010, 0);
    bar(tape, "10:05", 10000, 10010, Flags.SYNTHETIC);
    bar(tape, "10:10", 10020, 10030, 0);
    bar(tape, "10:15", 10020, 10030, Flags.SYNTHETIC);
    bar(tape, "10:20", 10020, 10030, Flags.SYNTHETIC);
    bar(tape, "10:25", 10040, 10050, 0);
    assertFills(tape, "10:10:00 BUY 5 of 1 at 10030", "10:25:00 SELL 5 of 1 at 10040");
  }

  private static void assertFills(Tape tape, String... fills) {
    BuyThenSell[] last = new BuyThenSell[1];
    EngineRun.Result run =
        EngineRun.of(() -> last[0] = new BuyThenSell())
            .market(Terms.stock(1), Terms.sessions(DAY), tape)
            .run();
    assertEquals(List.of(fills), run.fills());
    long whole = Terms.dollars(10_000);
    long bought = whole - Terms.cents(50); // 5 × (100.30 - 100.20)
    assertEquals(
        List.of(whole, whole, bought, bought, bought, whole + Terms.cents(50)), last[0].navs);
  }
}
