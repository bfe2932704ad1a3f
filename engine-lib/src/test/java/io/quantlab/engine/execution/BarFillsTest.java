package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.StopLimitInBar;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Hand-worked bars (engine contract 4.2). One-minute bars, prices in ticks; every order is sent at
/// the close of the first bar, which always closes at 100, so it meets the second.
class BarFillsTest {
  private static MarketRows bars(long[]... ohlc) {
    MarketRows rows = MarketRows.bars().bar(minute(0), minute(1), 100, 100, 100, 100, 1_000_000);
    for (int i = 0; i < ohlc.length; i++) {
      long[] b = ohlc[i];
      long volume = b.length > 4 ? b[4] : 1_000_000;
      rows.bar(minute(i + 1), minute(i + 2), b[0], b[1], b[2], b[3], volume);
    }
    return rows;
  }

  private static long[] bar(long... openHighLowCloseVolume) {
    return openHighLowCloseVolume;
  }

  private static FillProfile on(Path path, long through, long capPercent) {
    return on(path, through, capPercent, StopLimitInBar.PATH, Timing.NEXT_OPEN);
  }

  private static FillProfile on(
      Path path, long through, long capPercent, StopLimitInBar stopLimit, Timing timing) {
    FillProfile p = FillProfile.standard();
    return new FillProfile(
        "varied",
        p.tickTiming(),
        timing,
        timing,
        path,
        through,
        stopLimit,
        capPercent * 1_000_000,
        p.tradeShareE8(),
        p.beyondTop(),
        p.crossed(),
        p.slippage());
  }

  private static final FillProfile OHLC = on(Path.OHLC, 0, 0);
  private static final FillProfile OLHC = on(Path.OLHC, 0, 0);
  private static final FillProfile THROUGH = on(Path.OHLC, 1, 0);

  /// Runs orders sent at the close of the first bar.
  private static LabResult run(
      FillProfile profile, MarketRows rows, Consumer<StrategyContext> orders) {
    return Lab.on(rows).profile(profile).trader(Script.of(s -> s.at(minute(1), orders))).run();
  }

  private static List<String> trades(
      FillProfile profile, MarketRows rows, OrderRequest... requests) {
    return run(
            profile,
            rows,
            c -> {
              for (OrderRequest r : requests) {
                c.submit(r);
              }
            })
        .trades();
  }

  private static OrderRequest buyLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.BUY, lots, price);
  }

  private static OrderRequest sellLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.SELL, lots, price);
  }

  private static OrderRequest buyStop(long lots, long price) {
    return OrderRequest.stop(1, Side.BUY, lots, price);
  }

  private static OrderRequest sellStop(long lots, long price) {
    return OrderRequest.stop(1, Side.SELL, lots, price);
  }

  // ---- F-1, F-3: prices ----

  @Test
  @DisplayName(
      "F-1, T-11: NEXT_OPEN takes the open of the next bar, BAR_CLOSE the close that decided")
  void timing() {
    MarketRows rows = bars(bar(103, 109, 101, 105));
    assertEquals(List.of("BUY 1 @ 103"), trades(OHLC, rows, OrderRequest.market(1, Side.BUY, 1)));
    FillProfile close = on(Path.OHLC, 0, 0, StopLimitInBar.PATH, Timing.BAR_CLOSE);
    LabResult r = run(close, rows, c -> c.market(1, 1));
    assertEquals(List.of("BUY 1 @ 100"), r.trades());
    assertEquals(minute(1), r.fills().getFirst().nanos());
    assertEquals(FillFlags.OPTIMISTIC, r.fills().getFirst().flags());
  }

  @Test
  @DisplayName("F-3: a limit takes a better open, else its own price inside the bar")
  void limit() {
    assertEquals(List.of("BUY 1 @ 95"), trades(OHLC, bars(bar(95, 99, 94, 96)), buyLimit(1, 98)));
    assertEquals(List.of("BUY 1 @ 98"), trades(OHLC, bars(bar(100, 101, 97, 99)), buyLimit(1, 98)));
    assertEquals(
        List.of("SELL 1 @ 104"), trades(OHLC, bars(bar(104, 106, 100, 101)), sellLimit(1, 102)));
    assertEquals(
        List.of("SELL 1 @ 102"), trades(OHLC, bars(bar(100, 103, 99, 101)), sellLimit(1, 102)));
  }

  @Test
  @DisplayName("F-3: TOUCH fills at the low, THROUGH(1) needs one order tick more")
  void touchOrThrough() {
    MarketRows low98 = bars(bar(100, 101, 98, 99));
    assertEquals(List.of("BUY 1 @ 98"), trades(OHLC, low98, buyLimit(1, 98)));
    assertEquals(List.of(), trades(THROUGH, low98, buyLimit(1, 98)));
    assertEquals(
        List.of("BUY 1 @ 98"), trades(THROUGH, bars(bar(100, 101, 97, 99)), buyLimit(1, 98)));
    // at the open: equal is a touch
    MarketRows open98 = bars(bar(98, 99, 98, 99));
    assertEquals(List.of("BUY 1 @ 98"), trades(OHLC, open98, buyLimit(1, 98)));
    assertEquals(List.of(), trades(THROUGH, open98, buyLimit(1, 98)));
  }

  @Test
  @DisplayName(
      "F-3: with an order tick of 5 THROUGH needs 5 inside the bar, any better price at the open")
  void throughInOrderTicks() {
    Lab lab = Lab.on(bars(bar(103, 104, 96, 100))).instrument(Lab.stock(1, 5)).profile(THROUGH);
    LabResult inside =
        lab.trader(Script.of(s -> s.at(minute(1), c -> c.submit(buyLimit(1, 100))))).run();
    assertEquals(List.of(), inside.trades()); // low 96 is not 100 - 5
    Lab gap = Lab.on(bars(bar(98, 104, 96, 100))).instrument(Lab.stock(1, 5)).profile(THROUGH);
    LabResult open =
        gap.trader(Script.of(s -> s.at(minute(1), c -> c.submit(buyLimit(1, 100))))).run();
    assertEquals(List.of("BUY 1 @ 98"), open.trades()); // open 98 < 100
  }

  @Test
  @DisplayName(
      "F-3: a stop fills at its trigger inside the bar, at the open when that gaps past it")
  void stop() {
    assertEquals(
        List.of("BUY 1 @ 105"), trades(OHLC, bars(bar(101, 106, 100, 104)), buyStop(1, 105)));
    assertEquals(
        List.of("BUY 1 @ 108"), trades(OHLC, bars(bar(108, 109, 104, 107)), buyStop(1, 105)));
    assertEquals(List.of("SELL 1 @ 95"), trades(OHLC, bars(bar(99, 100, 94, 96)), sellStop(1, 95)));
    assertEquals(List.of("SELL 1 @ 91"), trades(OHLC, bars(bar(91, 97, 90, 96)), sellStop(1, 95)));
    assertEquals(List.of(), trades(OHLC, bars(bar(99, 104, 96, 100)), buyStop(1, 105)));
  }

  @Test
  @DisplayName("F-3: slippage is added to taking fills only, and may leave the bar")
  void slippage() {
    FillProfile worse = OHLC.withSlippage(new SlippageModel.Ticks(3));
    MarketRows rows = bars(bar(101, 106, 97, 104));
    assertEquals(List.of("BUY 1 @ 104"), trades(worse, rows, OrderRequest.market(1, Side.BUY, 1)));
    assertEquals(List.of("BUY 1 @ 108"), trades(worse, rows, buyStop(1, 105)));
    assertEquals(List.of("BUY 1 @ 98"), trades(worse, rows, buyLimit(1, 98)));
    // a limit above the open takes it at 101, slips, but not past 102
    assertEquals(List.of("BUY 1 @ 102"), trades(worse, rows, buyLimit(1, 102)));
  }

  // ---- F-3, F-5: stop-limits ----

  private static OrderRequest stopLimit(long trigger, long limit) {
    return OrderRequest.stopLimit(1, Side.BUY, 1, trigger, limit);
  }

  @Test
  @DisplayName("F-3: stop-limit with trigger at or below its limit fills at the trigger")
  void stopLimitFillsAtTrigger() {
    MarketRows rows = bars(bar(101, 108, 99, 100));
    assertEquals(List.of("BUY 1 @ 105"), trades(OHLC, rows, stopLimit(105, 107)));
    assertEquals(List.of("BUY 1 @ 105"), trades(THROUGH, rows, stopLimit(105, 105)));
  }

  @Test
  @DisplayName("F-3: a limit below the trigger is met on the rest of the path, if the path returns")
  void stopLimitOnTheRestOfThePath() {
    MarketRows rows = bars(bar(101, 108, 99, 107));
    // O 101, H 108: triggered at 105; down to L 99: limit 103 is met
    assertEquals(List.of("BUY 1 @ 103"), trades(OHLC, rows, stopLimit(105, 103)));
    // O 101, L 99, H 108: triggered at 105 on the way up; C 107 is above 103
    assertEquals(List.of(), trades(OLHC, rows, stopLimit(105, 103)));
  }

  @Test
  @DisplayName("F-3: a gap past trigger and limit triggers; the limit waits for the path")
  void stopLimitGap() {
    // the open 110 triggers; limit 106 is met when the path comes down to 104
    LabResult r = run(OHLC, bars(bar(110, 111, 104, 105)), c -> c.submit(stopLimit(105, 106)));
    assertEquals(List.of("BUY 1 @ 106"), r.trades());
    assertTrue(r.fills().getFirst().maker());
    // between trigger and limit the open itself is taken
    assertEquals(
        List.of("BUY 1 @ 105"), trades(OHLC, bars(bar(105, 111, 104, 105)), stopLimit(103, 106)));
  }

  @Test
  @DisplayName("F-5: CLOSE_ONLY compares only the close after the trigger")
  void stopLimitCloseOnly() {
    FillProfile p =
        on(Path.PER_ORDER_SUBMISSION, 1, 0, StopLimitInBar.CLOSE_ONLY, Timing.NEXT_OPEN);
    MarketRows above = bars(bar(101, 108, 99, 107), bar(107, 107, 100, 101));
    // bar 2 closes at 107 > 106: waits; bar 3 opens above and passes 106: its own price
    assertEquals(List.of("BUY 1 @ 106"), trades(p, above, stopLimit(105, 106)));
    // a close of 104 is below it: the limit, as LEAN's StopLimitFill pays min(high, limit)
    assertEquals(
        List.of("BUY 1 @ 106"), trades(p, bars(bar(101, 108, 99, 104)), stopLimit(105, 106)));
  }

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

  // ---- F-8, F-30 ----

  @Test
  @DisplayName("F-8: a bar without volume and a synthetic bar fill nothing")
  void emptyBars() {
    MarketRows rows =
        bars(bar(101, 110, 90, 102, 0))
            .row(minute(3), minute(2), 101, 110, 90, 102, 9, 1, Flags.SYNTHETIC)
            .bar(minute(3), minute(4), 104, 105, 103, 104, 50);
    assertEquals(List.of("BUY 1 @ 104"), trades(OHLC, rows, OrderRequest.market(1, Side.BUY, 1)));
  }

  @Test
  @DisplayName("F-30: at most cap x volume per bar and side, earliest first; the rest works on")
  void volumeCap() {
    FillProfile tenPercent = on(Path.OHLC, 0, 10);
    // 10 % of 59 = 5 lots a bar
    MarketRows rows =
        bars(bar(100, 101, 99, 100, 59), bar(102, 103, 101, 102, 59), bar(104, 104, 104, 104, 59));
    LabResult r =
        run(
            tenPercent,
            rows,
            c -> {
              c.market(1, 8); // 5, then 3
              c.market(1, 3); // 0, then 2, then 1
            });
    assertEquals(List.of("BUY 5 @ 100", "BUY 3 @ 102", "BUY 2 @ 102", "BUY 1 @ 104"), r.trades());
    assertEquals(List.of(1L, 1L, 2L, 2L), r.fills().stream().map(LabResult.Fill::order).toList());
    assertEquals(FillFlags.CAPPED, r.fills().getFirst().flags());
    assertEquals(0, r.fills().get(1).flags());
  }

  @Test
  @DisplayName("F-30: a capped order stays ahead of younger ones, bar after bar")
  void cappedOrderKeepsItsPlace() {
    FillProfile tenPercent = on(Path.OHLC, 0, 10);
    MarketRows rows =
        bars(
            bar(100, 100, 100, 100, 20),
            bar(101, 101, 101, 101, 20),
            bar(102, 102, 102, 102, 20),
            bar(103, 103, 103, 103, 20));
    LabResult r =
        Lab.on(rows)
            .profile(tenPercent)
            .trader(
                Script.of(
                    s -> s.at(minute(1), c -> c.market(1, 6)).at(minute(2), c -> c.market(1, 2))))
            .run();
    // 2 lots a bar: order 1 takes three bars, only then order 2
    assertEquals(List.of(1L, 1L, 1L, 2L), r.fills().stream().map(LabResult.Fill::order).toList());
  }

  @Test
  @DisplayName("F-30: a triggered stop cut by the cap takes the next opens as a market order")
  void cappedStop() {
    FillProfile tenPercent = on(Path.OHLC, 0, 10);
    // a gap: 4 lots at the open 92, the rest at the next open
    MarketRows gap = bars(bar(92, 93, 91, 92, 40), bar(90, 99, 89, 98, 1_000));
    assertEquals(List.of("SELL 4 @ 92", "SELL 2 @ 90"), trades(tenPercent, gap, sellStop(6, 95)));
    // inside the bar: 4 lots at the trigger, the rest at the next open
    MarketRows inside = bars(bar(99, 99, 91, 92, 40), bar(90, 99, 89, 98, 1_000));
    assertEquals(
        List.of("SELL 4 @ 95", "SELL 2 @ 90"), trades(tenPercent, inside, sellStop(6, 95)));
    // nothing left for it at all: triggered, waits for the next open
    MarketRows none = bars(bar(92, 93, 91, 92, 40), bar(90, 99, 89, 98, 1_000));
    LabResult r =
        run(
            tenPercent,
            none,
            c -> {
              c.market(1, -4);
              c.submit(sellStop(6, 95));
            });
    assertEquals(List.of("SELL 4 @ 92", "SELL 6 @ 90"), r.trades());
  }

  @Test
  @DisplayName("O-14: IOC on bars takes what the open gives and cancels the rest")
  void immediateOrCancel() {
    FillProfile tenPercent = on(Path.OHLC, 0, 10);
    MarketRows rows = bars(bar(100, 110, 90, 100, 40), bar(100, 110, 90, 100, 4_000));
    LabResult r =
        run(
            tenPercent,
            rows,
            c -> {
              c.submit(OrderRequest.market(1, Side.BUY, 6).with(TimeInForce.IOC));
              c.submit(sellLimit(1, 105).with(TimeInForce.IOC));
            });
    assertEquals(List.of("BUY 4 @ 100"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast());
  }

  @Test
  @DisplayName("F-7, O-14: a GTD order dies before the bar matches that ends at its instant")
  void goodTillOnBars() {
    // 95 is within the bar from minute 1 to 2, which is known at 2
    MarketRows rows = bars(bar(100, 101, 94, 99));
    assertEquals(List.of(), run(OHLC, rows, till(minute(2))).trades());
    assertEquals(List.of("BUY 1 @ 95"), run(OHLC, rows, till(minute(2) + 1)).trades());
    // at the open it lived
    assertEquals(
        List.of("BUY 1 @ 94"), run(OHLC, bars(bar(94, 94, 94, 94)), till(minute(2))).trades());
  }

  private static Consumer<StrategyContext> till(long nanos) {
    return c -> c.submit(buyLimit(1, 95).goodTill(nanos));
  }

  @Test
  @DisplayName("F-7: a DAY order dies with the bar that ends its session, after that bar matched")
  void dayOrderOnBars() {
    long close = minute(390);
    MarketRows rows =
        MarketRows.bars()
            .bar(close - 2 * Lab.MINUTE, close - Lab.MINUTE, 100, 100, 100, 100, 9_000)
            .bar(close - Lab.MINUTE, close, 100, 100, 98, 99, 9_000)
            .bar(minute(24 * 60), minute(24 * 60 + 1), 90, 90, 90, 90, 9_000);
    LabResult r =
        Lab.on(rows)
            .profile(OHLC)
            .trader(
                Script.of(s ->
                    s.at(
                        close - Lab.MINUTE,
                        c -> {
                          c.submit(buyLimit(1, 98).with(TimeInForce.DAY));
                          c.submit(buyLimit(1, 97).with(TimeInForce.DAY));
                          c.submit(buyLimit(1, 96));
                        })))
            .run();
    assertEquals(List.of("BUY 1 @ 98", "BUY 1 @ 90"), r.trades());
    assertEquals(OrderEventType.EXPIRED, r.life(2).getLast());
  }

  // ---- quote bars ----

  @Test
  @DisplayName("F-3: on quote bars buys walk the ask side, sells the bid side")
  void quoteBars() {
    MarketRows rows =
        MarketRows.quoteBars()
            .quoteBar(minute(0), minute(1), 100, 100, 100, 100, 2)
            .quoteBar(minute(1), minute(2), 101, 106, 97, 103, 2);
    LabResult r =
        run(
            OHLC,
            rows,
            c -> {
              c.market(1, 1); // ask open 103
              c.market(1, -1); // bid open 101
              c.submit(buyLimit(1, 99)); // ask low 99: touched
              c.submit(sellLimit(1, 106)); // bid high 106: touched
              c.submit(buyLimit(1, 98)); // bid low 97, but the ask never came below 99
            });
    assertEquals(List.of("BUY 1 @ 103", "SELL 1 @ 101", "SELL 1 @ 106", "BUY 1 @ 99"), r.trades());
  }

  // ---- one kind of data ----

  @Test
  @DisplayName("T-11: where ticks match, stored bars of the instrument are deliveries only")
  void barsBesideTicksDoNotMatch() {
    MarketRows ticks = MarketRows.trades().trade(minute(1), 100, 50).trade(minute(3), 104, 50);
    MarketRows stored = MarketRows.bars().bar(minute(1) + 1, minute(2), 90, 110, 80, 95, 1_000_000);
    LabResult r =
        Lab.on(ticks)
            .data(1, stored)
            .profile(OHLC)
            .trader(Script.of(s -> s.at(minute(1), c -> c.market(1, 1))))
            .run();
    assertEquals(List.of("BUY 1 @ 104"), r.trades());
  }

  @Test
  @DisplayName("3.1: the kinds of this page, by their codes in events")
  void kinds() {
    assertEquals(OrderKind.Code.STOP_LIMIT, new OrderKind.StopLimit(1, 2).code());
    assertEquals(
        List.of(0, 1, 2, 3),
        List.of(
            new OrderKind.Market().code().ordinal(),
            new OrderKind.Limit(1).code().ordinal(),
            new OrderKind.StopMarket(1).code().ordinal(),
            new OrderKind.StopLimit(1, 2).code().ordinal()));
  }
}
