package io.quantlab.engine.execution;

import static io.quantlab.engine.execution.BarTape.OHLC;
import static io.quantlab.engine.execution.BarTape.OLHC;
import static io.quantlab.engine.execution.BarTape.buyStop;
import static io.quantlab.engine.execution.BarTape.on;
import static io.quantlab.engine.execution.BarTape.sellLimit;
import static io.quantlab.engine.execution.BarTape.sellStop;
import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.run;
import static io.quantlab.engine.mirror.HandTape.trades;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What comes first inside a bar (engine contract F-4, F-6), worked by hand: stops and targets,
/// exits of an entry of the same bar. Orders are sent at the close of a bar that stands at 100.
class BarOrderOfEventsTest {
  // ---- F-4: path ----

  /// Long 1 from the first open, then stop at 95 and target at 105, one cancels the other.
  private static LabResult bracket(FillProfile profile, MarketRows rows) {
    return Lab.on(rows)
        .profile(profile)
        .trader(
            Script.of(s ->
                s.at(minute(1), c -> c.market(1, 1))
                    .at(
                        minute(2),
                        c -> {
                          long group = c.newGroup();
                          c.submit(sellStop(1, 95).inGroup(group));
                          c.submit(sellLimit(1, 105).inGroup(group));
                        })))
        .run();
  }

  @Test
  @DisplayName(
      "F-4, F-7, O-21: stop and target in one bar: WORST_CASE takes the stop, once, flagged")
  void stopAndTargetInOneBar() {
    MarketRows rows = bars(bar(100, 101, 99, 100), bar(100, 106, 94, 103));
    LabResult worst = bracket(on(Path.WORST_CASE, 0, 0), rows);
    assertEquals(List.of("BUY 1 @ 100", "SELL 1 @ 95"), worst.trades());
    assertEquals(FillFlags.AMBIGUOUS, worst.fills().getLast().flags() & FillFlags.AMBIGUOUS);
    assertEquals(1, worst.ambiguousBars()); // F-90
    assertEquals(OrderEventType.CANCELED, worst.life(3).getLast());
    // up first: the target
    assertEquals(List.of("BUY 1 @ 100", "SELL 1 @ 105"), bracket(OHLC, rows).trades());
    assertEquals(List.of("BUY 1 @ 100", "SELL 1 @ 95"), bracket(OLHC, rows).trades());
    // no path, stops first
    assertEquals(
        List.of("BUY 1 @ 100", "SELL 1 @ 95"),
        bracket(on(Path.PER_ORDER_STOPS_FIRST, 0, 0), rows).trades());
  }

  @Test
  @DisplayName("F-4: ADAPTIVE goes to the nearer extreme first; on a tie by the close")
  void adaptivePath() {
    FillProfile adaptive = on(Path.ADAPTIVE, 0, 0);
    // open 100: high 106 is 6 away, low 94 is 6 away; close 103 >= open: low first -> the stop
    assertEquals(
        "SELL 1 @ 95",
        bracket(adaptive, bars(bar(100, 101, 99, 100), bar(100, 106, 94, 103))).trades().getLast());
    // close below the open: high first -> the target
    assertEquals(
        "SELL 1 @ 105",
        bracket(adaptive, bars(bar(100, 101, 99, 100), bar(100, 106, 94, 99))).trades().getLast());
    // high 105 is nearer than low 94
    assertEquals(
        "SELL 1 @ 105",
        bracket(adaptive, bars(bar(100, 101, 99, 100), bar(100, 105, 94, 101))).trades().getLast());
  }

  @Test
  @DisplayName("F-4: WORST_CASE with one reachable order is not ambiguous")
  void oneOrderIsNotAmbiguous() {
    LabResult r =
        run(
            on(Path.WORST_CASE, 0, 0),
            bars(bar(100, 106, 94, 103)),
            c -> c.submit(buyStop(1, 105)));
    assertEquals(0, r.fills().getFirst().flags());
    assertEquals(0, r.ambiguousBars());
  }

  @Test
  @DisplayName("F-4: prices meet orders in the order of price; at equal prices stops come first")
  void orderOfPrice() {
    // up from 100: stop 102, then target 104 and stop 104 at one price: the stop first
    assertEquals(
        List.of("BUY 1 @ 102", "BUY 3 @ 104", "SELL 2 @ 104"),
        trades(
            OHLC,
            bars(bar(100, 106, 99, 103)),
            sellLimit(2, 104),
            buyStop(3, 104),
            buyStop(1, 102)));
  }

  @Test
  @DisplayName("F-4: at the open stops are served before limits, each by order id")
  void orderAtTheOpen() {
    // the open 110 passes all three: orders 1 and 3 are stops, 2 is a limit
    assertEquals(
        List.of("BUY 1 @ 110", "BUY 3 @ 110", "SELL 2 @ 110"),
        trades(
            OHLC,
            bars(bar(110, 111, 109, 110)),
            buyStop(1, 105),
            sellLimit(2, 104),
            buyStop(3, 103)));
    // a stop on each side, one group: the older one wins
    LabResult r =
        run(
            OHLC,
            bars(bar(107, 108, 106, 107)),
            c -> {
              c.submit(sellStop(1, 110).inGroup(7));
              c.submit(buyStop(1, 105).inGroup(7));
            });
    assertEquals(List.of("SELL 1 @ 107"), r.trades());
  }

  @Test
  @DisplayName(
      "F-6: after an entry at the open its exits live in the same bar; after one inside, not")
  void exitsOfAnEntry() {
    Consumer<StrategyContext> entryAtOpen = c -> c.market(1, 1);
    Lab lab = Lab.on(bars(bar(100, 106, 94, 103), bar(103, 103, 96, 97))).profile(OHLC);
    LabResult open =
        lab.trader(
                Script.of(s ->
                    s.at(minute(1), entryAtOpen)
                        .onFill((c, f) -> {
                          if (f.sign() > 0) {
                            c.submit(sellLimit(1, 105));
                          }
                        })))
            .run();
    assertEquals(List.of("BUY 1 @ 100", "SELL 1 @ 105"), open.trades());
    assertEquals(minute(2), open.fills().getLast().nanos());
    // filled inside the bar at 101: the target at 105 must wait, although the bar reached 106
    Lab inside = Lab.on(bars(bar(100, 106, 94, 103), bar(103, 105, 96, 97))).profile(OHLC);
    LabResult r =
        inside
            .trader(
                Script.of(s ->
                    s.at(minute(1), c -> c.submit(buyStop(1, 101)))
                        .onFill((c, f) -> {
                          if (f.sign() > 0) {
                            c.submit(sellLimit(1, 105));
                          }
                        })))
            .run();
    assertEquals(List.of("BUY 1 @ 101", "SELL 1 @ 105"), r.trades());
    assertEquals(minute(3), r.fills().getLast().nanos());
  }

  @Test
  @DisplayName(
      "F-3: a stop placed after the open, already passed by it, fills at the open, not better")
  void passedStopOfAnEntry() {
    for (Path path : List.of(Path.OHLC, Path.OLHC, Path.PER_ORDER_STOPS_FIRST, Path.WORST_CASE)) {
      LabResult r =
          Lab.on(bars(bar(100, 103, 98, 99)))
              .profile(on(path, 0, 0))
              .trader(
                  Script.of(s ->
                      s.at(minute(1), c -> c.market(1, 1))
                          .onFill((c, f) -> {
                            if (f.sign() > 0) {
                              c.submit(sellStop(1, 101)); // the market is at 100
                            }
                          })))
              .run();
      assertEquals(List.of("BUY 1 @ 100", "SELL 1 @ 100"), r.trades(), path.toString());
    }
  }

  @Test
  @DisplayName("F-3, I-7: a limit placed after the open, already passed by it, takes the open")
  void passedLimitOfAnEntry() {
    for (Path path : List.of(Path.OHLC, Path.OLHC, Path.PER_ORDER_STOPS_FIRST, Path.WORST_CASE)) {
      LabResult r =
          Lab.on(bars(bar(100, 103, 99, 101)))
              .profile(on(path, 1, 0))
              .trader(
                  Script.of(s ->
                      s.at(minute(1), c -> c.market(1, 1))
                          .onFill((c, f) -> {
                            if (f.sign() > 0) {
                              c.submit(sellLimit(1, 97)); // nobody ever bids so little
                            }
                          })))
              .run();
      assertEquals(List.of("BUY 1 @ 100", "SELL 1 @ 100"), r.trades(), path.toString());
      assertEquals(false, r.fills().getLast().maker());
    }
  }
}
