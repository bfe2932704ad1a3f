package io.quantlab.engine.mirror;

import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.buy;
import static io.quantlab.engine.mirror.HandTape.buyLimit;
import static io.quantlab.engine.mirror.HandTape.buyStop;
import static io.quantlab.engine.mirror.HandTape.run;
import static io.quantlab.engine.mirror.HandTape.sellLimit;
import static io.quantlab.engine.mirror.HandTape.sellStop;
import static io.quantlab.engine.mirror.HandTape.sellTrailing;
import static io.quantlab.engine.mirror.HandTape.trades;
import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Profile `immediate` against NautilusTrader's matching engine.
///
/// Source: nautilustrader.io/docs/latest/concepts/backtesting (docs/concepts/backtesting.md of
/// nautechsystems/nautilus_trader): commands are settled before time moves; bars become open, high,
/// low, close, with `bar_adaptive_high_low_ordering` the nearer extreme first; limits fill when
/// their price is reached (`prob_fill_on_limit` 1); top of book only, what exceeds it slips a tick.
class NautilusTest {
  private static final FillProfile IMMEDIATE = FillProfile.immediate();

  @Test
  @DisplayName("F-1 IMMEDIATE: a market order meets the quote its strategy saw, and says so")
  void marketAgainstTheQuote() {
    LabResult r =
        Lab.on(MarketRows.quotes().quote(at(1), 99, 5, 101, 5).quote(at(2), 99, 5, 103, 5))
            .profile(IMMEDIATE)
            .trader(Script.of(s -> s.at(at(1), c -> c.market(1, 8))))
            .run();
    // 5 are shown at 101; the other 3 slip one tick
    assertEquals(List.of("BUY 5 @ 101", "BUY 3 @ 102"), r.trades());
    assertEquals(at(1), r.fills().getLast().nanos());
    assertTrue((r.fills().getFirst().flags() & FillFlags.OPTIMISTIC) != 0);
  }

  @Test
  @DisplayName("F-1 IMMEDIATE: orders sent on a fill are settled in the same instant")
  void settlesUntilNothingIsLeft() {
    LabResult r =
        Lab.on(MarketRows.quotes().quote(at(1), 99, 5, 101, 5).quote(at(2), 99, 5, 101, 6))
            .profile(IMMEDIATE)
            .trader(
                Script.of(s ->
                    s.at(at(1), c -> c.market(1, 2))
                        .onFill((c, f) -> {
                          if (f.side() == Side.BUY) {
                            c.market(1, -2);
                          }
                        })))
            .run();
    assertEquals(List.of("BUY 2 @ 101", "SELL 2 @ 99"), r.trades());
    assertEquals(at(1), r.fills().getLast().nanos());
  }

  @Test
  @DisplayName("F-21 TOUCH: a limit fills when the other side or a trade reaches its price")
  void limits() {
    LabResult r =
        Lab.on(MarketRows.quotes().quote(at(1), 99, 5, 101, 5).quote(at(2), 98, 20, 100, 20))
            .profile(IMMEDIATE)
            .trader(Script.of(s -> s.at(at(1), c -> c.submit(buyLimit(100)))))
            .run();
    assertEquals(List.of("BUY 10 @ 100"), r.trades());
    assertTrue(r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("F-1, F-4: on bars: the close that decided, then open, high, low, close")
  void barsInOrder() {
    assertEquals(List.of("BUY 10 @ 100"), trades(IMMEDIATE, bars(bar(103, 104, 101, 102)), buy()));
    MarketRows both = bars(bar(100, 106, 94, 100));
    assertEquals(List.of("SELL 10 @ 105"), oco(IMMEDIATE, both));
    // adaptive: the low 95 is nearer to the open than the high 106
    MarketRows low = bars(bar(100, 106, 95, 100));
    assertEquals(List.of("SELL 10 @ 95"), oco(IMMEDIATE.withPath(Path.ADAPTIVE), low));
  }

  private static List<String> oco(FillProfile profile, MarketRows rows) {
    return run(
            profile,
            rows,
            c -> {
              long group = c.newGroup();
              c.submit(sellStop(95).inGroup(group));
              c.submit(sellLimit(105).inGroup(group));
            })
        .trades();
  }

  @Test
  @DisplayName("F-3: a stop fills at its trigger, after a gap at the open; a limit by touch")
  void stopsAndGaps() {
    assertEquals(
        List.of("BUY 10 @ 102"), trades(IMMEDIATE, bars(bar(100, 103, 99, 101)), buyStop(102)));
    assertEquals(
        List.of("BUY 10 @ 104"), trades(IMMEDIATE, bars(bar(104, 105, 103, 104)), buyStop(102)));
    assertEquals(
        List.of("BUY 10 @ 98"), trades(IMMEDIATE, bars(bar(100, 101, 98, 99)), buyLimit(98)));
  }

  @Test
  @DisplayName("F-5: a stop-limit triggered at the high rests at its limit for the way down")
  void stopLimit() {
    LabResult r =
        run(
            IMMEDIATE,
            bars(bar(100, 106, 99, 103)),
            c -> c.submit(HandTape.buyStopLimit(102, 101)));
    assertEquals(List.of("BUY 10 @ 101"), r.trades());
    assertTrue(r.fills().getFirst().maker());
    // a limit below the low is not met
    assertEquals(
        List.of(), trades(IMMEDIATE, bars(bar(100, 106, 99, 103)), HandTape.buyStopLimit(102, 98)));
  }

  @Test
  @DisplayName("O-3: a stop may watch the last trade instead of the quote (`TriggerType`)")
  void triggerType() {
    LabResult r =
        Lab.on(
                MarketRows.quotes()
                    .quote(at(1), 99, 20, 101, 20)
                    .quote(at(2), 103, 20, 105, 20)
                    .quote(at(4), 103, 20, 105, 20))
            .data(1, MarketRows.trades().trade(at(3), 104, 1))
            .profile(IMMEDIATE)
            .trader(
                Script.of(s ->
                    s.at(at(1), c -> c.submit(buyStop(104).triggeredBy(OrderTerms.Source.LAST)))))
            .run();
    assertEquals(List.of("BUY 10 @ 105"), r.trades());
    assertEquals(at(3), r.fills().getFirst().nanos());
  }

  @Test
  @DisplayName("O-12: a trailing stop follows the prices of the path")
  void trailing() {
    // bought at the close of 100; open 100, high 110: the trigger goes to 107, and the way down to
    // 98 meets it
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 10 @ 107"),
        trades(IMMEDIATE, bars(bar(100, 110, 98, 104)), buy(), sellTrailing(3)));
  }

  @Test
  @DisplayName("F-60: a maker and a taker rate")
  void makerTaker() {
    // bought at 1.00 as taker: 5 bp of 10.00 = 0.005; sold at 1.05 as maker: -1 bp of 10.50
    long fees =
        HandTape.fees(
            IMMEDIATE,
            bars(bar(100, 106, 99, 104)),
            new FeeModel.Bps(-10_000, 50_000),
            buy(),
            OrderRequest.limit(1, Side.SELL, 10, 105));
    assertEquals(500_000 - 105_000, fees);
  }
}
