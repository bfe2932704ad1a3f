package io.quantlab.engine.execution;

import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.run;
import static io.quantlab.engine.mirror.HandTape.sellTrailing;
import static io.quantlab.engine.mirror.HandTape.trades;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.Children;
import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.StopLimitInBar;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Contingency;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Several orders on one way through a bar, worked by hand (F-3 to F-6, F-30, O-20 to O-23). Orders
/// are sent at the close of a bar that stands at 100.
@ExtendWith(InvariantsExtension.class)
class PathWalkTest {
  private static final FillProfile OHLC = on(Path.OHLC);
  private static final FillProfile OLHC = on(Path.OLHC);

  /// A touch fills, no cap, a stop-limit goes on along the path.
  private static FillProfile on(Path path) {
    return FillProfile.touch()
        .withStopLimitInBar(StopLimitInBar.PATH)
        .withChildren(Children.SAME_BAR_IF_OPEN)
        .withPath(path);
  }

  /// Limits need a tick more, and a tenth of the volume is all a side can have.
  private static FillProfile capped(Path path) {
    return FillProfile.standard().withPath(path);
  }

  private static OrderRequest limit(Side side, long lots, long price) {
    return OrderRequest.limit(1, side, lots, price);
  }

  private static OrderRequest stop(Side side, long lots, long price) {
    return OrderRequest.stop(1, side, lots, price);
  }

  private static long send(StrategyContext c, OrderRequest order) {
    return ((Submission.Accepted) c.submit(order)).orderId();
  }

  // ---- the order of price ----

  @Test
  @DisplayName("F-4: a fall through twenty bids meets them from the top, whatever came first")
  void twentyBids() {
    OrderRequest[] bids = new OrderRequest[20];
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      bids[i] = limit(Side.BUY, i + 1, 80 + i);
      expected.addFirst("BUY " + (i + 1) + " @ " + (80 + i));
    }
    assertEquals(expected, trades(OHLC, bars(bar(100, 100, 79, 79)), bids));
    OrderRequest[] stops = new OrderRequest[20];
    expected.clear();
    for (int i = 0; i < 20; i++) {
      stops[i] = stop(Side.BUY, i + 1, 120 - i);
      expected.addFirst("BUY " + (i + 1) + " @ " + (120 - i));
    }
    assertEquals(expected, trades(OLHC, bars(bar(100, 121, 99, 120)), stops));
  }

  @Test
  @DisplayName("F-4: at one price stops come before limits, then the older order")
  void atOnePrice() {
    assertEquals(
        List.of("BUY 1 @ 104", "BUY 3 @ 104", "SELL 2 @ 104"),
        trades(
            OHLC,
            bars(bar(100, 106, 99, 103)),
            stop(Side.BUY, 1, 104),
            limit(Side.SELL, 2, 104),
            stop(Side.BUY, 3, 104)));
  }

  @Test
  @DisplayName("F-4, F-6: a child released on the way is as old as its own number says")
  void childByAge() {
    // the entry at 98, then its stop (order 2) and a younger one (order 3) both at 95
    LabResult r =
        run(
            on(Path.OHLC).withChildren(Children.REST_OF_PATH),
            bars(bar(100, 101, 94, 96)),
            c -> {
              long entry = send(c, limit(Side.BUY, 10, 98));
              c.submit(stop(Side.SELL, 10, 95).childOf(entry));
              c.submit(stop(Side.SELL, 7, 95));
            });
    assertEquals(List.of("BUY 10 @ 98", "SELL 10 @ 95", "SELL 7 @ 95"), r.trades());
  }

  @Test
  @DisplayName("F-3: touches wait for a better price, with and without a path")
  void touched() {
    MarketRows rows = bars(bar(100, 104, 96, 101));
    OrderRequest buy = OrderRequest.of(1, Side.BUY, 1, new OrderKind.MarketIfTouched(97));
    OrderRequest sell = OrderRequest.of(1, Side.SELL, 2, new OrderKind.MarketIfTouched(103));
    OrderRequest limited = OrderRequest.of(1, Side.BUY, 3, new OrderKind.LimitIfTouched(98, 96));
    OrderRequest never = OrderRequest.of(1, Side.BUY, 4, new OrderKind.MarketIfTouched(95));
    assertEquals(
        List.of("SELL 2 @ 103", "BUY 1 @ 97", "BUY 3 @ 96"),
        trades(OHLC, rows, buy, sell, limited, never));
    assertEquals(
        List.of("BUY 1 @ 97", "BUY 3 @ 96", "SELL 2 @ 103"),
        trades(OLHC, rows, buy, sell, limited, never));
    assertEquals(
        List.of("BUY 1 @ 97", "SELL 2 @ 103"),
        trades(on(Path.PER_ORDER_SUBMISSION), rows, buy, sell, never));
    // an open that is better already is what it pays
    assertEquals(List.of("BUY 1 @ 95"), trades(OHLC, bars(bar(95, 97, 94, 96)), buy));
  }

  // ---- the volume cap ----

  @Test
  @DisplayName("F-30: each side has a tenth of the volume, the nearer order first; the rest waits")
  void capPerSide() {
    // up first: 10 sold; then 8 of the nearer bid, 2 of the other
    LabResult r =
        run(
            capped(Path.OHLC),
            bars(bar(100, 106, 93, 100, 100), bar(100, 100, 94, 94, 100)),
            c -> {
              c.submit(limit(Side.BUY, 8, 95));
              c.submit(limit(Side.BUY, 8, 97));
              c.submit(limit(Side.SELL, 6, 104));
              c.submit(limit(Side.SELL, 6, 103));
            });
    assertEquals(
        List.of("SELL 6 @ 103", "SELL 4 @ 104", "BUY 8 @ 97", "BUY 2 @ 95", "BUY 6 @ 95"),
        r.trades());
    // down first would give the other order of the same prices
    int maker = FillFlags.MAKER | FillFlags.AMBIGUOUS;
    int part = maker | FillFlags.CAPPED;
    assertEquals(
        List.of(maker, part, maker, part, FillFlags.MAKER),
        r.fills().stream().map(LabResult.Fill::flags).toList());
  }

  @Test
  @DisplayName("F-30, O-21: an order the cap left nothing has not executed: its peer lives on")
  void nothingLeftForIt() {
    // down first: 10 at 98 are all; so the bid at 97 does not cancel the offer at 105
    LabResult r =
        run(
            capped(Path.OLHC),
            bars(bar(100, 107, 95, 100, 100)),
            c -> {
              c.submit(limit(Side.BUY, 10, 98));
              long group = c.newGroup();
              c.submit(limit(Side.BUY, 5, 97).inGroup(group));
              c.submit(limit(Side.SELL, 5, 105).inGroup(group));
            });
    assertEquals(List.of("BUY 10 @ 98", "SELL 5 @ 105"), r.trades());
  }

  // ---- groups ----

  @Test
  @DisplayName("O-22: what one exit executes the others lose, on the same way through the bar")
  void oneUpdatesOther() {
    // 4 at 103 on the way up leave 6 for the stop on the way down
    LabResult r =
        run(
            OHLC,
            bars(bar(100, 104, 94, 95)),
            c -> {
              c.submit(OrderRequest.market(1, Side.BUY, 10));
              long group = c.newGroup();
              c.submit(limit(Side.SELL, 4, 103).inGroup(group, Contingency.OUO));
              c.submit(stop(Side.SELL, 10, 95).inGroup(group, Contingency.OUO));
              c.submit(limit(Side.SELL, 4, 110).inGroup(group, Contingency.OUO));
            });
    assertEquals(List.of("BUY 10 @ 100", "SELL 4 @ 103", "SELL 6 @ 95"), r.trades());
  }

  /// A position of 10 with two targets that add up to it and a stop for all of it.
  private static LabResult ladder(FillProfile profile, long stop, long[]... bars) {
    return run(
        profile,
        bars(bars),
        c -> {
          c.submit(OrderRequest.market(1, Side.BUY, 10));
          long group = c.newGroup();
          c.submit(limit(Side.SELL, 4, 103).inGroup(group, Contingency.LADDER));
          c.submit(limit(Side.SELL, 6, 105).inGroup(group, Contingency.LADDER));
          c.submit(stop(Side.SELL, 10, stop).inGroup(group, Contingency.LADDER));
        });
  }

  @Test
  @DisplayName("O-23: a bar that passes both targets of a ladder serves both whole")
  void bothTargets() {
    for (Path path : new Path[] {Path.OHLC, Path.OLHC, Path.WORST_CASE}) {
      LabResult far = ladder(on(path), 50, bar(100, 106, 99, 106));
      assertEquals(
          List.of("BUY 10 @ 100", "SELL 4 @ 103", "SELL 6 @ 105"), far.trades(), path::name);
      assertEquals(FillFlags.MAKER, far.fills().getLast().flags(), path::name);
    }
    // the stop is on the way too, and comes too late
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 4 @ 103", "SELL 6 @ 105"),
        ladder(OHLC, 95, bar(100, 106, 94, 96)).trades());
  }

  @Test
  @DisplayName("O-23: the stop of a ladder closes what its targets left")
  void stopOfALadder() {
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 4 @ 103", "SELL 6 @ 95"),
        ladder(OHLC, 95, bar(100, 104, 94, 96)).trades());
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 10 @ 95"), ladder(OLHC, 95, bar(100, 104, 94, 96)).trades());
    // over two bars: 4 in the first one, the stop closes 6 at the gap of the second
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 4 @ 103", "SELL 6 @ 92"),
        ladder(OHLC, 95, bar(100, 104, 99, 100), bar(92, 93, 91, 92)).trades());
  }

  @Test
  @DisplayName("O-20, O-23, F-6: a ladder of children that an entry in the bar released")
  void ladderOfChildren() {
    // down to the entry at 98, up through both targets; half of the entry releases half of each
    FillProfile rest = capped(Path.OLHC).withChildren(Children.REST_OF_PATH);
    for (long volume : new long[] {1_000_000, 50}) {
      LabResult r =
          run(
              rest,
              bars(bar(100, 107, 96, 107, volume)),
              c -> {
                long entry = send(c, limit(Side.BUY, 10, 98));
                long group = c.newGroup();
                c.submit(stop(Side.SELL, 10, 95).childOf(entry).inGroup(group, Contingency.LADDER));
                c.submit(
                    limit(Side.SELL, 4, 103).childOf(entry).inGroup(group, Contingency.LADDER));
                c.submit(
                    limit(Side.SELL, 6, 105).childOf(entry).inGroup(group, Contingency.LADDER));
              });
      long part = volume == 50 ? 2 : 1;
      assertEquals(
          List.of(
              "BUY " + 10 / part + " @ 98",
              "SELL " + 4 / part + " @ 103",
              "SELL " + 6 / part + " @ 105"),
          r.trades());
    }
  }

  @Test
  @DisplayName("O-20, F-6: a child that waits for all of its parent is not released by a part")
  void releasedByAll() {
    FillProfile rest = capped(Path.OLHC).withChildren(Children.REST_OF_PATH);
    for (long volume : new long[] {1_000_000, 50}) {
      LabResult r =
          run(
              rest,
              bars(bar(100, 107, 96, 107, volume)),
              c -> {
                long entry = send(c, limit(Side.BUY, 10, 98));
                c.submit(limit(Side.SELL, 10, 103).childOfFilled(entry));
              });
      assertEquals(
          volume == 50 ? List.of("BUY 5 @ 98") : List.of("BUY 10 @ 98", "SELL 10 @ 103"),
          r.trades());
    }
  }

  @Test
  @DisplayName("F-6, O-7: a trailing child follows the path from the price it was released at")
  void trailingChild() {
    // sold at 103 on the way up to 104; down to 97 makes 100, met on the way to the close
    assertEquals(List.of("SELL 10 @ 103", "BUY 10 @ 100"), trailedShort(104));
    // 106 is three above 103, and lies on the way up to 107
    assertEquals(List.of("SELL 10 @ 103", "BUY 10 @ 106"), trailedShort(107));
  }

  /// A sale at 103 with a child that trails it by 3, on a bar from 100 over a high and 97 to 102.
  private static List<String> trailedShort(long high) {
    OrderKind trailing = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(3)));
    return run(
            on(Path.OHLC).withChildren(Children.REST_OF_PATH),
            bars(bar(100, high, 97, 102)),
            c -> {
              long entry = send(c, limit(Side.SELL, 10, 103));
              c.submit(OrderRequest.of(1, Side.BUY, 10, trailing).childOf(entry));
            })
        .trades();
  }

  @Test
  @DisplayName("O-7, F-6: a trailing exit sent at the open of its entry begins with that open")
  void trailingFromTheOpen() {
    // bought at the open 100: 97; the low 96 comes first
    LabResult r =
        Lab.on(bars(bar(100, 104, 96, 98)))
            .profile(OLHC)
            .trader(
                Script.of(s ->
                    s.at(minute(1), c -> c.market(1, 10))
                        .onFill((c, f) -> {
                          if (f.sign() > 0) {
                            c.submit(sellTrailing(3));
                          }
                        })))
            .run();
    assertEquals(List.of("BUY 10 @ 100", "SELL 10 @ 97"), r.trades());
  }

  @Test
  @DisplayName("F-6, I-7: a target or stop that the way has passed takes the price of that place")
  void childBehindThePlace() {
    FillProfile rest = on(Path.OHLC).withChildren(Children.REST_OF_PATH);
    for (boolean target : new boolean[] {true, false}) {
      LabResult r =
          run(
              rest,
              bars(bar(100, 101, 94, 96)),
              c -> {
                long entry = send(c, limit(Side.BUY, 10, 98));
                OrderRequest exit = target ? limit(Side.SELL, 10, 97) : stop(Side.SELL, 10, 99);
                c.submit(exit.childOf(entry));
              });
      assertEquals(List.of("BUY 10 @ 98", "SELL 10 @ 98"), r.trades());
      assertEquals(0, r.fills().getLast().flags(), "taken");
    }
  }

  @Test
  @DisplayName("F-4, F-6: WORST_CASE counts the slippage of a child that is not at the venue yet")
  void slippageOfAChild() {
    FillProfile worst =
        on(Path.WORST_CASE)
            .withChildren(Children.REST_OF_PATH)
            .withSlippage(new SlippageModel.Ticks(3));
    LabResult r =
        run(
            worst,
            bars(bar(100, 106, 96, 97)),
            c -> {
              long entry = send(c, stop(Side.BUY, 10, 102));
              c.submit(stop(Side.SELL, 10, 99).childOf(entry));
            });
    // either way 102 buys at 105 and the fall to 97 sells the stop of 99 at 96
    assertEquals(List.of("BUY 10 @ 105", "SELL 10 @ 96"), r.trades());
    assertEquals(0, r.ambiguousBars());
    LabResult target =
        run(
            worst,
            bars(bar(100, 106, 96, 97)),
            c -> {
              long entry = send(c, limit(Side.BUY, 10, 98));
              c.submit(stop(Side.SELL, 10, 104).childOf(entry));
            });
    // a stop that is passed takes the price of the place, 98, less 3, on both ways
    assertEquals(List.of("BUY 10 @ 98", "SELL 10 @ 95"), target.trades());
  }

  @Test
  @DisplayName("F-6: CLEAR_TARGET for a short entry, the bar mirrored")
  void clearTargetShort() {
    FillProfile clear = on(Path.OHLC).withChildren(Children.CLEAR_TARGET);
    for (boolean stopped : new boolean[] {false, true}) {
      LabResult r =
          run(
              clear,
              bars(bar(100, stopped ? 105 : 104, 94, 99), bar(99, 110, 99, 110)),
              c -> {
                long entry = send(c, stop(Side.SELL, 10, 98));
                long group = c.newGroup();
                c.submit(stop(Side.BUY, 10, 105).childOf(entry).inGroup(group));
                c.submit(limit(Side.BUY, 10, 94).childOf(entry).inGroup(group));
              });
      // a target that is just touched counts, unless the stop was just touched too
      assertEquals(List.of("SELL 10 @ 98", stopped ? "BUY 10 @ 105" : "BUY 10 @ 94"), r.trades());
    }
  }

  @Test
  @DisplayName("F-6: CLEAR_TARGET leaves an entry by limit and a trailing stop for the next bar")
  void clearTargetUnclear() {
    FillProfile clear = on(Path.OHLC).withChildren(Children.CLEAR_TARGET);
    MarketRows rows = bars(bar(100, 106, 97, 99), bar(99, 99, 99, 99));
    LabResult trailing =
        run(
            clear,
            rows,
            c -> {
              long entry = send(c, stop(Side.BUY, 10, 102));
              long group = c.newGroup();
              c.submit(limit(Side.SELL, 10, 105).childOf(entry).inGroup(group));
              c.submit(sellTrailing(30).childOf(entry).inGroup(group));
            });
    assertEquals(List.of("BUY 10 @ 102"), trailing.trades(), "the trailing stop may have been met");
  }

  // ---- two ways through a bar ----

  @Test
  @DisplayName("F-4, F-90: the same fills either way are not ambiguous, other prices or orders are")
  void ambiguous() {
    FillProfile worst = on(Path.WORST_CASE);
    // two stops on the way up: the same on both ways
    LabResult same =
        run(
            worst,
            bars(bar(100, 106, 99, 103)),
            c -> {
              c.submit(stop(Side.BUY, 1, 102));
              c.submit(stop(Side.BUY, 2, 104));
            });
    assertEquals(List.of("BUY 1 @ 102", "BUY 2 @ 104"), same.trades());
    assertEquals(0, same.ambiguousBars());
    assertEquals(0, same.fills().getFirst().flags());
    // one on each side: the same fills, the other way round
    LabResult sides =
        run(
            worst,
            bars(bar(100, 106, 94, 100)),
            c -> {
              c.submit(limit(Side.SELL, 3, 105));
              c.submit(limit(Side.BUY, 4, 95));
            });
    assertEquals(List.of("SELL 3 @ 105", "BUY 4 @ 95"), sides.trades());
    assertEquals(1, sides.ambiguousBars());
    assertEquals(7, sides.events(EventType.PATHS).getFirst().d(), "lots of its fills");
    assertEquals(FillFlags.AMBIGUOUS | FillFlags.MAKER, sides.fills().getFirst().flags());
  }

  @Test
  @DisplayName("F-4, F-5: a stop-limit that fills on one way only: the worse way is not to have it")
  void oneWayOnly() {
    // high first: triggered at 105, back through 103; low first: the close 107 is above it
    LabResult r =
        run(
            on(Path.WORST_CASE),
            bars(bar(101, 108, 99, 107), bar(110, 111, 109, 110)),
            c -> c.submit(OrderRequest.stopLimit(1, Side.BUY, 10, 105, 103)));
    assertEquals(List.of(), r.trades());
    assertEquals(1, r.ambiguousBars());
    // ten lots bought at 103 would be worth 107
    assertEquals(40_000_000, r.paths().betterE8());
    assertEquals(0, r.events(EventType.PATHS).getFirst().d());
    // at a close of 100 it would have lost 30 cents: there it is taken
    LabResult taken =
        run(
            on(Path.WORST_CASE),
            bars(bar(101, 108, 99, 100)),
            c -> c.submit(OrderRequest.stopLimit(1, Side.BUY, 10, 105, 103)));
    assertEquals(List.of("BUY 10 @ 103"), taken.trades());
    assertTrue(taken.fills().getFirst().maker());
  }

  @Test
  @DisplayName("F-3, F-4: a stop placed at the open is met there; one below the way is not")
  void levelsAtTheEnds() {
    // the high just touches the stop, the low just touches the bid
    assertEquals(
        List.of("BUY 1 @ 106", "BUY 2 @ 94"),
        trades(OHLC, bars(bar(100, 106, 94, 100)), stop(Side.BUY, 1, 106), limit(Side.BUY, 2, 94)));
    for (Path path : new Path[] {Path.OHLC, Path.PER_ORDER_SUBMISSION}) {
      assertEquals(
          List.of(),
          trades(
              on(path),
              bars(bar(100, 106, 94, 100)),
              stop(Side.BUY, 1, 107),
              limit(Side.BUY, 2, 93),
              stop(Side.SELL, 3, 93),
              limit(Side.SELL, 4, 107)),
          path::name);
      assertEquals(
          List.of("SELL 3 @ 94", "SELL 4 @ 106"),
          trades(
                  on(path),
                  bars(bar(100, 106, 94, 100)),
                  stop(Side.SELL, 3, 94),
                  limit(Side.SELL, 4, 106))
              .stream()
              .sorted()
              .toList(),
          path::name);
    }
  }
}
